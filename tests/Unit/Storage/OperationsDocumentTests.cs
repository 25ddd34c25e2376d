using System.Text.RegularExpressions;

namespace HealthAssess.Tests.Unit.Storage;

/// <summary>The page for operators says of every table who reads it.</summary>
public sealed partial class OperationsDocumentTests
{
    [Fact]
    public void Every_table_is_on_the_page_and_none_is_that_is_nowhere()
    {
        var migrations = string.Join('\n', Directory.EnumerateFiles(Path.Combine(SharedData.Root, "src", "Domain", "Storage", "Migrations"), "*.sql").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        var tables = Created().Matches(migrations).Select(table => table.Groups[1].Value).Except(Dropped().Matches(migrations).Select(table => table.Groups[1].Value)).ToList();
        var written = File.ReadLines(Path.Combine(SharedData.Root, "docs", "operations.md")).SkipWhile(line => line != "## Tables, and who reads each").Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Name().Matches(line.Split('|')[1])).Select(name => name.Groups[1].Value).ToList();
        Assert.NotEmpty(tables);
        Assert.All(tables, table => Assert.Contains(written, name => name.EndsWith('…') ? table.StartsWith(name[..^1], StringComparison.Ordinal) : table == name));
        Assert.All(written.Where(name => !name.EndsWith('…')), name => Assert.Contains(name, tables));
    }

    [GeneratedRegex(@"create (?:unlogged )?table (\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Created();

    [GeneratedRegex(@"drop table (?:if exists )?(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Dropped();

    [GeneratedRegex("`([a-z_]+…?)`")]
    private static partial Regex Name();
}
