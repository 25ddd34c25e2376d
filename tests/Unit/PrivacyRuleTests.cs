using System.Text.RegularExpressions;

namespace HealthAssess.Tests.Unit;

/// <summary>A rule that is named by its number can be looked up, and none is kept on the page that nothing names.</summary>
public sealed partial class PrivacyRuleTests
{
    [Fact]
    public void Every_rule_that_is_named_stands_in_the_table_and_the_other_way_round()
    {
        string[] folders = ["src", "docs", "tests"];
        var named = folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.Root, folder), "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".md" or ".ts" or ".sql" && !Made().IsMatch(file))
            .SelectMany(File.ReadLines).Where(line => !Row().IsMatch(line)).SelectMany(line => Rule().Matches(line)).Select(rule => rule.Value);
        var told = File.ReadLines(Path.Combine(SharedData.Root, "docs", "security.md")).Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value);
        Assert.Equal(told, named.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\bPR-\d\d\b")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\| (PR-\d\d) \|")]
    private static partial Regex Row();

    [GeneratedRegex("/(bin|obj|node_modules)/")]
    private static partial Regex Made();
}
