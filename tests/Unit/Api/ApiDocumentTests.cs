using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Unit.Api;

/// <summary>The page about the API says what the code does.</summary>
public sealed class ApiDocumentTests
{
    [Fact]
    public void The_table_of_types_is_the_one_that_the_code_goes_by()
    {
        var rows = File.ReadAllLines(Path.Combine(SharedData.Root, "docs", "api.md")).SkipWhile(line => !line.StartsWith("| type |", StringComparison.Ordinal)).Skip(2);
        Assert.Equal(TypePolicies.ByType.Values.Select(Row), rows.TakeWhile(line => line.StartsWith('|')));
    }

    private static string Row(TypePolicy policy) =>
        $"| {policy.Type} | {(policy.OfPerson ? "yes" : "no")} | {string.Join(", ", policy.Write)} | {policy.Rules} |";
}
