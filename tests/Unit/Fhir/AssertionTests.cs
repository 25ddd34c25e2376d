using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class AssertionTests
{
    [Theory]
    [InlineData("""{"resourceType":"Observation","code":{"text":"x"}}""", "Observation", "'status' is missing")]
    [InlineData("""{"resourceType":"MedicationRequest","status":"active","intent":"order","subject":{"display":"x"}}""", "MedicationRequest", "'medication[x]' is missing")]
    [InlineData("""{"resourceType":"Patient","birthDate":"1980-02-30"}""", "Patient.birthDate", "day exists")]
    [InlineData("""{"resourceType":"Patient","id":"a/b"}""", "Patient.id", "64 letters")]
    [InlineData("""{"resourceType":"Patient","gender":"m"}""", "Patient.gender", "value set 'administrative-gender'")]
    [InlineData("""{"resourceType":"Patient","name":[{"id":"n"}]}""", "Patient.name[0]", "ele-1")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"http://x.org/a"}]}""", "Patient.extension[0]", "ext-1")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"a","valueString":"x"}]}""", "Patient.extension[0].url", "absolute")]
    [InlineData("""{"resourceType":"Patient","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueString":"x"}]}""", "Patient.extension[0]", "type Address")]
    [InlineData("""{"resourceType":"Patient","managingOrganization":{"reference":"Patient/1"}}""", "Patient.managingOrganization", "not at Patient")]
    [InlineData("""{"resourceType":"Patient","managingOrganization":{"reference":"hospital"}}""", "Patient.managingOrganization.reference", "Type/id")]
    [InlineData("""{"resourceType":"Patient","managingOrganization":{"reference":"#o"}}""", "Patient.managingOrganization", "ref-1")]
    [InlineData("""{"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o","name":"x"}]}""", "Patient.contained[0]", "dom-3")]
    [InlineData("""{"resourceType":"Patient","managingOrganization":{"reference":"#o"},"contained":[{"resourceType":"Organization","id":"o","name":"x","meta":{"versionId":"1"}}]}""", "Patient.contained[0]", "dom-4")]
    [InlineData("""{"resourceType":"Patient","photo":[{"contentType":"image/png","data":"AAAA","size":4}]}""", "Patient.photo[0]", "3")]
    [InlineData("""{"resourceType":"Patient","photo":[{"contentType":"image/png","data":"AAA"}]}""", "Patient.photo[0].data", "base64")]
    [InlineData("""{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"http://x.org/Patient/1","resource":{"resourceType":"Patient","id":"2"}}]}""", "Bundle.entry[0].fullUrl", "another type or id")]
    [InlineData("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"text":"x"}}]}""", "Observation.extension[0]", "but on Patient")]
    [InlineData("""{"resourceType":"Patient","modifierExtension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName","valueString":"x"}]}""", "Patient.modifierExtension[0]", "among the modifierExtensions")]
    [InlineData("""{"resourceType":"Patient","identifier":[{"system":"urn:ietf:rfc:3986","value":"123"}]}""", "Patient.identifier[0].value", "full URI")]
    [InlineData("""{"resourceType":"Patient","implicitRules":"urn:uuid:123"}""", "Patient.implicitRules", "UUID")]
    [InlineData("""{"resourceType":"Patient","meta":{"tag":[{"system":"tags","code":"x"}]}}""", "Patient.meta.tag[0].system", "absolute")]
    [InlineData("""{"resourceType":"Patient","meta":{"tag":[{"system":"http://hl7.org/fhir/ValueSet/x","code":"x"}]}}""", "Patient.meta.tag[0].system", "value set")]
    [InlineData("""{"resourceType":"SearchParameter","url":"http://x.org/s","name":"S","status":"active","description":"d","code":"s","base":["Patient"],"type":"token","expression":"Patient.("}""", "SearchParameter.expression", "no FHIRPath")]
    [InlineData("""{"resourceType":"Bundle","type":"document","timestamp":"2026-01-01T00:00:00Z","identifier":{"system":"urn:x:y","value":"1"},"entry":[{"fullUrl":"http://x.org/Composition/1","resource":{"resourceType":"Composition","id":"1","status":"final","type":{"text":"t"},"date":"2026","title":"t","author":[{"reference":"Practitioner/2"}]}}]}""", "Bundle.entry[0].resource.author[0].reference", "does not hold")]
    [InlineData("""{"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Patient","active":true}}]}""", "Bundle.entry[0].resource", "has an id")]
    public void Each_rule_is_told_with_its_place(string json, string place, string words)
    {
        var issue = Assert.Single(Validator.Default.Validate(Resource.Parse(json)), issue => issue.IsError);
        Assert.Equal(place, issue.Expression);
        Assert.Contains(words, issue.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'>x</div>", null)]
    [InlineData("<div>x</div>", "namespace")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'><p style='color:red'>a &amp; b &#160;<br/></p><!-- c --></div>", null)]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'><script>x</script></div>", "'script'")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml' onclick='x'>x</div>", "'onclick'")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'><a href='java\nscript:x'>x</a></div>", "run a script")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'><a href='&#106;avascript:x'>x</a></div>", "run a script")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'><img src='data:text/html,x'/></div>", "run a script")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'>&reg;</div>", "'&reg'")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'><p>x</div>", "no beginning")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'>x", "not closed")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'> </div>", "says nothing")]
    [InlineData("<p>x</p>", "one div")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'>x</div><div>y</div>", "one div")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml'><![CDATA[x]]></div>", "not well-formed")]
    [InlineData("<!DOCTYPE div><div>x</div>", "not well-formed")]
    [InlineData("<div xmlns='http://www.w3.org/1999/xhtml' class='a' class='b'>x</div>", "not well-formed")]
    public void A_narrative_is_safe_and_well_formed(string div, string? words) =>
        Assert.Contains(words ?? "", XhtmlCheck.Fault(div) ?? (words is null ? "" : "no fault"), StringComparison.Ordinal);
}
