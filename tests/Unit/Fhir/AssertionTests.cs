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

    [Theory]
    [InlineData("""{"text":"active"}""")]
    [InlineData("""{"coding":[{"code":"active"}]}""")]
    [InlineData("""{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical"}]}""")]
    [InlineData("""{"coding":[{"system":"http://x.org/own","code":"active"}]}""")]
    public void A_required_binding_is_not_satisfied_by_text_or_by_a_code_without_its_system(string status)
    {
        var issue = Assert.Single(Errors($$"""{"resourceType":"Condition","subject":{"display":"x"},"clinicalStatus":{{status}}}"""));
        Assert.Equal(("Condition.clinicalStatus", "code-invalid"), (issue.Expression, issue.Code));
    }

    [Fact]
    public void One_coding_of_the_required_value_set_is_enough_beside_others() => Assert.Empty(Errors(
        """{"resourceType":"AllergyIntolerance","patient":{"display":"x"},"verificationStatus":{"coding":[{"code":"x"},{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"confirmed"}]},"clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]}}"""));

    [Fact]
    public void An_extensible_binding_allows_text_alone() => Assert.Empty(Validator.Default.Validate(Resource.Parse(
        """{"resourceType":"Patient","maritalStatus":{"text":"married"}}""")));

    [Theory]
    [InlineData("""{"reference":"Group/x","type":"Patient"}""", "points at")]
    [InlineData("""{"reference":"Patient/x","type":"patient"}""", "points at")]
    [InlineData("""{"reference":"http://x.org/fhir/Patient/x","type":"Foo"}""", "points at")]
    [InlineData("""{"reference":"Patient/a_b"}""", "Type/id")]
    [InlineData("""{"reference":"Patient/1/_history/"}""", "Type/id")]
    [InlineData("""{"reference":"Patient/1/_history/a_b"}""", "Type/id")]
    [InlineData("""{"reference":"Patient/1#frag"}""", "Type/id")]
    [InlineData("""{"reference":"Patient/1?x=y"}""", "Type/id")]
    public void A_reference_has_the_form_of_its_kind_and_its_type_agrees(string subject, string words) =>
        Assert.Contains(words, Assert.Single(Errors($$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{{subject}}}""")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("urn:uuid:xyz", "UUID")]
    [InlineData("urn:oid:a", "OID")]
    public void A_reference_to_a_urn_that_is_none_is_warned_of(string reference, string words)
    {
        var issue = Assert.Single(Validator.Default.Validate(Resource.Parse($$"""{"resourceType":"Encounter","status":"planned","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"subject":{"reference":"{{reference}}"} }""")));
        Assert.Equal((IssueSeverity.Warning, "Encounter.subject.reference"), (issue.Severity, issue.Expression));
        Assert.Contains(words, issue.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"reference":"Patient/x","type":"Patient"}""")]
    [InlineData("""{"reference":"Patient/x","type":"http://hl7.org/fhir/StructureDefinition/Patient"}""")]
    [InlineData("""{"reference":"Patient/a-b.c/_history/2"}""")]
    [InlineData("""{"reference":"Patient?identifier=urn:x|a b"}""")]
    [InlineData("""{"reference":"urn:uuid:C757873D-EC9A-4326-A141-556F43239520","type":"Patient"}""")]
    [InlineData("""{"reference":"http://x.org/somewhere/else?a=b#c"}""")]
    public void A_reference_may_name_its_type_a_version_a_search_or_any_address(string subject) =>
        Assert.Empty(Errors($$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{{subject}}}"""));

    [Theory]
    [InlineData("""{"resourceType":"Patient","name":[{"id":"a","family":"x"},{"id":"a","family":"y"}]}""", "Patient.name[1].id", "Two elements")]
    [InlineData("""{"resourceType":"Patient","name":[{"id":"a b","family":"x"}]}""", "Patient.name[0].id", "no spaces")]
    [InlineData("""{"resourceType":"Patient","birthDate":"1980","_birthDate":{"id":"a"},"name":[{"id":"a","family":"x"}]}""", "Patient.name[0].id", "Two elements")]
    [InlineData("""{"resourceType":"Patient","generalPractitioner":[{"reference":"#a"}],"contained":[{"resourceType":"Organization","id":"a","name":"x"},{"resourceType":"Organization","id":"a","name":"y"}]}""", "Patient.contained[1]", "Two contained")]
    public void An_id_comes_once_in_its_resource(string json, string place, string words)
    {
        var issue = Assert.Single(Errors(json));
        Assert.Equal(place, issue.Expression);
        Assert.Contains(words, issue.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_resource_has_ids_of_its_own() => Assert.Empty(Errors(
        """{"resourceType":"Patient","name":[{"id":"a","family":"x"}],"generalPractitioner":[{"reference":"#a"}],"contained":[{"resourceType":"Practitioner","id":"a","name":[{"id":"a","family":"x"}]}]}"""));

    [Fact]
    public void Xhtml_has_no_extensions() => Assert.Contains("XHTML", Assert.Single(Errors(
        """{"resourceType":"Patient","text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>","_div":{"extension":[{"url":"http://x.org/e","valueString":"x"}]}}}""")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("en", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("xx-klingon", true)]
    [InlineData("i-klingon", true)]
    [InlineData("x-own", true)]
    [InlineData("english language", false)]
    [InlineData("en_US", false)]
    [InlineData("x", false)]
    [InlineData("en-", false)]
    [InlineData("françai", false)]
    public void A_language_has_the_form_of_BCP_47(string language, bool isWellFormed) => Assert.Equal(isWellFormed ? 0 : 1, Errors(
        $$"""{"resourceType":"Patient","photo":[{"contentType":"image/png","language":"{{language}}","url":"http://x.org/a"}]}""").Length);

    private static Issue[] Errors(string json) => [.. Validator.Default.Validate(Resource.Parse(json)).Where(issue => issue.IsError)];
}
