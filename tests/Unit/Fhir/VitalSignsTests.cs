using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class VitalSignsTests
{
    private const string Rest = """ "status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"subject":{"reference":"Patient/p"},"effectiveDateTime":"2026-03-04" """;
    private const string HeartRate = """ "code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}]} """;
    private const string Rate = """ "valueQuantity":{"value":80,"unit":"beats/minute","system":"http://unitsofmeasure.org","code":"/min"} """;
    private const string Pressure = """ "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]} """;

    [Theory]
    [InlineData(HeartRate + "," + Rate, null)]
    [InlineData(HeartRate + ""","dataAbsentReason":{"text":"refused"}""", null)]
    [InlineData(HeartRate, "vs-2")]
    [InlineData(HeartRate + ""","valueQuantity":{"value":80,"unit":"1/h","system":"http://unitsofmeasure.org","code":"/h"}""", "value set")]
    [InlineData(HeartRate + ""","valueQuantity":{"value":80,"code":"/min"}""", "'unit' 1 times or more")]
    [InlineData(HeartRate + ""","valueString":"fast" """, "allows Quantity here")]
    [InlineData(Pressure + ""","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":120,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"coding":[{"system":"urn:own","code":"d"},{"system":"http://loinc.org","code":"8462-4"}]},"dataAbsentReason":{"text":"not measured"}}]""", null)]
    [InlineData(Pressure + ""","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":120,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"text":"other"},"valueString":"x"}]""", "'component:DiastolicBP' 1 times or more")]
    [InlineData(Pressure + ""","valueQuantity":{"value":120}""", "does not allow 'value'")]
    [InlineData(""" "code":{"coding":[{"system":"urn:own","code":"8867-4"}]} """, null)]
    public void An_observation_with_the_code_of_a_vital_sign_keeps_to_its_profile(string content, string? words)
    {
        var errors = Errors($$"""{"resourceType":"Observation",{{Rest}},{{content}}}""");
        Assert.True(words is null ? errors.Count == 0 : errors.Exists(text => text.Contains(words, StringComparison.Ordinal)), string.Join('\n', errors));
    }

    [Theory]
    [InlineData("""{"resourceType":"Observation","status":"final","subject":{"reference":"Patient/p"},"effectiveDateTime":"2026-03-04",""", "'category:VSCat' 1 times or more")]
    [InlineData("""{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"effectiveDateTime":"2026-03",""", "vs-1")]
    public void Every_vital_sign_has_a_category_and_a_day(string head, string words) =>
        Assert.Contains(Errors($$"""{{head}}{{HeartRate}},{{Rate}}}"""), text => text.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_profile_of_R4_that_is_named_is_checked_and_a_write_asks_for_none_of_it()
    {
        var claimed = Resource.Parse("""{"resourceType":"Observation","meta":{"profile":["http://hl7.org/fhir/StructureDefinition/bodytemp"]},"status":"final","code":{"text":"warm"}}""");
        Assert.Contains(Validator.Profiled.Validate(claimed), issue => issue.IsError);
        Assert.DoesNotContain(Validator.Default.Validate(claimed), issue => issue.IsError);
    }

    private static List<string> Errors(string json) => [.. Validator.Profiled.Validate(Resource.Parse(json)).Where(issue => issue.IsError).Select(issue => issue.Text)];
}
