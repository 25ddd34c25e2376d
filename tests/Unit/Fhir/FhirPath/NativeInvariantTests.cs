using HealthAssess.Fhir;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Tests.Unit.Fhir.FhirPath;

/// <summary>Rules asked at every element are written by hand; each says what its FHIRPath in the definitions says.</summary>
public sealed class NativeInvariantTests
{
    [Theory]
    [InlineData("dom-2", """{"resourceType":"Patient","contained":[{"resourceType":"Patient","id":"a","contained":[{"resourceType":"Device","id":"b"}]}],"link":[{"other":{"reference":"#a"},"type":"seealso"}]}""")]
    [InlineData("dom-2", """{"resourceType":"Patient","contained":[{"resourceType":"Patient","id":"a"}],"link":[{"other":{"reference":"#a"},"type":"seealso"}]}""")]
    [InlineData("dom-3", """{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"a","name":"x"}]}""")]
    [InlineData("dom-3", """{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"a","name":"x"}],"managingOrganization":{"reference":"#a"}}""")]
    [InlineData("dom-3", """{"resourceType":"Patient","contained":[{"resourceType":"Patient","id":"a","link":[{"other":{"reference":"#"},"type":"seealso"}]}]}""")]
    [InlineData("dom-4", """{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"a","meta":{"versionId":"1"},"name":"x"}],"managingOrganization":{"reference":"#a"}}""")]
    [InlineData("dom-4", """{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"a","meta":{"lastUpdated":"2026-01-01T00:00:00Z"},"name":"x"}],"managingOrganization":{"reference":"#a"}}""")]
    [InlineData("dom-5", """{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"a","meta":{"security":[{"code":"R"}]},"name":"x"}],"managingOrganization":{"reference":"#a"}}""")]
    [InlineData("dom-5", """{"resourceType":"Patient","meta":{"security":[{"code":"R"}]}}""")]
    [InlineData("ref-1", """{"resourceType":"Patient","managingOrganization":{"reference":"#a"}}""")]
    [InlineData("ref-1", """{"resourceType":"Patient","managingOrganization":{"reference":"Organization/a"}}""")]
    [InlineData("ext-1", """{"resourceType":"Patient","extension":[{"url":"http://example.org/x","valueString":"a","extension":[{"url":"y","valueCode":"z"}]}]}""")]
    [InlineData("ext-1", """{"resourceType":"Patient","extension":[{"url":"http://example.org/x"}]}""")]
    [InlineData("ext-1", """{"resourceType":"Patient","extension":[{"url":"http://example.org/x","valueString":"a"}]}""")]
    [InlineData("ele-1", """{"resourceType":"Patient","name":[{"id":"n"}]}""")]
    [InlineData("ele-1", """{"resourceType":"Patient","name":[{"id":"n","family":"x"}]}""")]
    public void The_validator_and_the_expression_agree(string key, string json)
    {
        var resource = Resource.Read(System.Text.Encoding.UTF8.GetBytes(json)).Resource!;
        var rule = key == "ele-1" ? "hasValue() or (children().count() > id.count())" : Definitions.Invariants.Value[key].Expression;
        // dom-3 asks as() of many items, which N1 (6.3.3) makes an error; what it means is ofType().
        rule = rule.Replace("descendants().as(", "descendants().ofType(", StringComparison.Ordinal);
        var broken = Elements(resource.Root).Where(element => Concerns(key, element)).Any(element => HealthAssess.Fhir.FhirPath.Compile(rule).Test(element) == false);
        var reported = Validator.Default.Validate(resource).Any(issue => issue.Text.Contains(key, StringComparison.Ordinal));
        Assert.Equal(broken, reported);
    }

    private static bool Concerns(string key, Element element) => key[..3] switch
    {
        "dom" => element.Path == element.Resource.TypeName,
        "ref" => element.TypeName == "Reference",
        "ext" => element.TypeName == "Extension",
        _ => true,
    };

    private static IEnumerable<Element> Elements(Element element) => element.Children.SelectMany(Elements).Prepend(element);
}
