using System.Diagnostics;
using System.Text;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

/// <summary>To say where each of many faults stands, its list was gone through for each: forty thousand took seconds, a million hours.</summary>
public sealed class ManyFaultsTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"use":"no"}""")]
    [InlineData("null")]
    public void A_list_with_hundreds_of_thousands_of_faults_is_read_in_a_moment_and_some_are_told(string item)
    {
        var json = Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","identifier":[{{string.Join(',', Enumerable.Repeat(item, 300_000))}}]}""");
        var begin = Stopwatch.GetTimestamp();
        var issues = Validator.Default.Validate(json);
        Assert.InRange(Stopwatch.GetElapsedTime(begin).TotalSeconds, 0, 20);
        Assert.InRange(issues.Count, 1, 1_000);
        Assert.Contains("identifier", issues[0].Expression, StringComparison.Ordinal);
    }
}
