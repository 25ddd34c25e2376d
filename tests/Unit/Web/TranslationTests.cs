using System.Text.RegularExpressions;
using HealthAssess.Web.Texts;
using Xunit.Abstractions;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>What the languages say beside English: all of it, with its placeholders, in all its forms, and in their own words.</summary>
public sealed partial class TranslationTests(ITestOutputHelper output)
{
    private static readonly Phrasebook Phrasebook = Phrasebook.Load();

    /// <summary>Sentences that have forms by number, by the part of the key before the form.</summary>
    private static readonly string[] Counted = [.. Phrasebook.Keys("en").Where(key => key.EndsWith(".one", StringComparison.Ordinal)).Select(key => key[..^4])];

    private static readonly string[] Drafted = [.. Language.All.Where(language => language.Drafted).Select(language => language.Code)];

    public static TheoryData<string> Translations => [.. Language.All.Select(language => language.Code).Where(code => code != "en")];

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_language_lacks_no_sentence_that_another_translation_has(string language)
    {
        var missing = Wanted(language).Where(key => !Phrasebook.Has(language, key)).Order().ToArray();
        output.WriteLine($"{language} lacks {missing.Length}: {string.Join(", ", missing)}");
        Assert.DoesNotContain(missing, key => language == "fr" || Drafted.Any(other => Phrasebook.Has(other, key)));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_language_says_nothing_that_no_screen_says(string language) =>
        Assert.Empty(Phrasebook.Keys(language).Except(Wanted(language)).Order());

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_keeps_the_placeholders_of_the_English_sentence(string language) =>
        Assert.Empty(Phrasebook.Keys(language).Where(key => !SamePlaceholders(language, key)).Order());

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_is_no_English_left_standing(string language)
    {
        var same = Phrasebook.Keys(language).Where(key => Phrasebook.Has("en", key) && Phrasebook.Find(language, key) == Phrasebook.Find("en", key));
        Assert.Empty(same.Select(key => Phrasebook.Find("en", key)!).Except(SharedWords.Of(language)).Order());
    }

    /// <summary>Refusals have their English in the code, so French says which there are.</summary>
    private static IEnumerable<string> Wanted(string language) =>
        Phrasebook.Keys("en").Where(key => Form(key) is null)
            .Concat(Phrasebook.Keys("fr").Where(key => key.StartsWith("refusal.", StringComparison.Ordinal)))
            .Concat(Counted.SelectMany(sentence => PluralForms.Of(language).Select(form => $"{sentence}.{form}")));

    private static string? Form(string key) => Counted.FirstOrDefault(sentence => key.StartsWith(sentence + ".", StringComparison.Ordinal));

    private static bool SamePlaceholders(string language, string key)
    {
        // "One day" and "two days" may be words without a number.
        var english = Form(key) is { } sentence ? sentence + ".other" : Phrasebook.Has("en", key) ? key : null;
        var (own, theirs) = (Placeholders(language, key), Placeholders(english is null ? "fr" : "en", english ?? key));
        return Form(key) is null ? own.SetEquals(theirs) : own.IsSubsetOf(theirs);
    }

    private static HashSet<string> Placeholders(string language, string key) =>
        [.. Placeholder().Matches(Phrasebook.Find(language, key)!).Select(match => match.Value)];

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Placeholder();
}
