using System.Text.RegularExpressions;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>Nothing is drawn or styled that no page shows.</summary>
public sealed partial class StyleTests
{
    private static readonly string Web = Path.Combine(SharedData.Root, "src", "Web");

    private static readonly string Pages = string.Join('\n', new[] { ".razor", ".cs", ".ts" }
        .SelectMany(ending => Directory.EnumerateFiles(Web, "*" + ending, SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal) && !file.EndsWith("/Icons.cs", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Theory]
    [InlineData("style.css")]
    [InlineData("card.css")]
    [InlineData("verify.css")]
    public void Every_class_that_has_a_style_is_used(string sheet)
    {
        var rules = Comment().Replace(File.ReadAllText(Path.Combine(Web, "wwwroot", sheet)), "");
        var words = Word().Matches(Pages).Select(word => word.Value).ToHashSet();
        Assert.Empty(Selector().Matches(rules).SelectMany(selector => Class().Matches(selector.Value)).Select(one => one.Groups[1].Value).Where(one => !words.Contains(one)).Distinct());
    }

    [Fact]
    public void Every_icon_that_is_drawn_is_used()
    {
        var icons = Icon().Matches(File.ReadAllText(Path.Combine(Web, "Parts", "Icons.cs"))).Select(icon => icon.Groups[1].Value).ToList();
        Assert.NotEmpty(icons);
        Assert.DoesNotContain(icons, icon => !Regex.IsMatch(Pages, $"""["'`#]{icon}["'`]"""));
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[^{}]+(?=\{)")]
    private static partial Regex Selector();

    [GeneratedRegex(@"\.([A-Za-z][\w-]*)")]
    private static partial Regex Class();

    [GeneratedRegex(@"[A-Za-z][\w-]*")]
    private static partial Regex Word();

    [GeneratedRegex("""\["([a-z-]+)"\] = "<""")]
    private static partial Regex Icon();
}
