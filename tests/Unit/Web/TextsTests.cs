using System.Text.RegularExpressions;
using HealthAssess.Domain.Access;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>Every sentence that the screens ask for is there, in English and in French, and none is there for nothing.</summary>
public sealed partial class TextsTests
{
    private static readonly Phrasebook Phrasebook = Phrasebook.Load();

    private static readonly string Source = string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(SharedData.Root, "src", "Web"), "*.*", SearchOption.AllDirectories)
        .Where(file => (file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)) && !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Verify/", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_key_that_a_screen_asks_for_is_written(string language)
    {
        var missing = Asked(language).Where(key => !Phrasebook.Has(language, key)).Order();
        Assert.Empty(missing);
    }

    /// <summary>Travellers read "RiskAssessment" in the list of what is held of them.</summary>
    [Fact]
    public void Every_type_of_a_record_has_a_name() =>
        Assert.Empty(TypePolicies.ByType.Values.Where(policy => policy.OfPerson && !Phrasebook.Has("en", "resource." + policy.Type)).Select(policy => policy.Type));

    [Fact]
    public void No_key_is_written_that_no_screen_asks_for()
    {
        var literals = Literal().Matches(Source).Select(match => match.Groups[1].Value).Concat(Asked("en")).ToHashSet();
        var beginnings = Beginnings().ToArray();
        Assert.Empty(Phrasebook.Keys("en").Where(key => !literals.Contains(key) && !beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))).Order());
    }

    [Fact]
    public void Every_refusal_that_a_screen_can_meet_has_a_French_sentence()
    {
        string[] folders = ["Api/Assessments", "Api/Certificates", "Api/Feeds", "Api/Notices", "Api/Pipeline", "Api/Registration", "Api/Vaccinations", "Domain/Model"];
        var keys = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.Root, "src", folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText)
            .SelectMany(source => RefusalKey().Matches(source)).Select(match => "refusal." + (match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value));
        Assert.Empty(keys.Except(Phrasebook.Keys("fr")).Order());
    }

    private static IEnumerable<string> Asked(string language) =>
        Question().Matches(Source).SelectMany(question => Key().Matches(question.Value)).Select(match => match.Groups[1].Value)
            .Concat(CountKey().Matches(Source).SelectMany(match => PluralForms.Of(language).Select(form => $"{match.Groups[1].Value}.{form}"))).Distinct();

    /// <summary>Keys put together at run time: <c>Say["step." + state]</c>, <c>Say.Code("sex", code)</c>, refusals.</summary>
    private static IEnumerable<string> Beginnings() =>
        Beginning().Matches(Source).Select(match => match.Groups[1].Value)
            .Concat(CodeKey().Matches(Source).Select(match => match.Groups[1].Value + ".")).Append("refusal.").Distinct();

    [GeneratedRegex("""(?:[Ss]ay\[|[Ss]ay\.With\(|Wrong\()[^\]\)\n]*""")]
    private static partial Regex Question();

    [GeneratedRegex("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("\"([^\"\n]*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("""[Ss]ay\.Count\("([a-z0-9.-]+)",""")]
    private static partial Regex CountKey();

    [GeneratedRegex("""[Ss]ay(?:\[|\.With\()"([a-z0-9.-]+\.)"\s*\+""")]
    private static partial Regex Beginning();

    [GeneratedRegex("""[Ss]ay\.Code\("([a-z0-9.-]+)",""")]
    private static partial Regex CodeKey();

    [GeneratedRegex("""RefusalKind\.\w+,\s*"([a-z0-9-]+[a-z0-9])",|WithErrorCode\("([a-z0-9-]+)"\)""")]
    private static partial Regex RefusalKey();
}
