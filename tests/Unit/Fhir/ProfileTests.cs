using System.Text.Json.Nodes;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class ProfileTests
{
    private const string Url = "http://x.org/StructureDefinition/p";

    [Theory]
    [InlineData("""{"id":"Patient.name","path":"Patient.name","min":1,"max":"1"}""", """ "name":[{"text":"a"}] """, null)]
    [InlineData("""{"id":"Patient.name","path":"Patient.name","min":1,"max":"1"}""", """ "active":true """, "'name' 1 times or more")]
    [InlineData("""{"id":"Patient.name","path":"Patient.name","min":0,"max":"1"}""", """ "name":[{"text":"a"},{"text":"b"}] """, "allows 'name' 1 times")]
    [InlineData("""{"id":"Patient.photo","path":"Patient.photo","min":0,"max":"0"}""", """ "photo":[{"title":"a"}] """, "does not allow 'photo'")]
    [InlineData("""{"id":"Patient.gender","path":"Patient.gender","min":0,"max":"1","fixedCode":"female"}""", """ "gender":"male" """, "fixes this value to female")]
    [InlineData("""{"id":"Patient.maritalStatus","path":"Patient.maritalStatus","min":0,"max":"1","patternCodeableConcept":{"coding":[{"code":"M"}]}}""", """ "maritalStatus":{"text":"t","coding":[{"code":"X"},{"code":"M","display":"d"}]} """, null)]
    [InlineData("""{"id":"Patient.maritalStatus","path":"Patient.maritalStatus","min":0,"max":"1","patternCodeableConcept":{"coding":[{"code":"M"}]}}""", """ "maritalStatus":{"coding":[{"code":"S"}]} """, "contains")]
    [InlineData("""{"id":"Patient.deceased[x]","path":"Patient.deceased[x]","min":0,"max":"1","type":[{"code":"dateTime"}]}""", """ "deceasedBoolean":true """, "allows dateTime here")]
    [InlineData("""{"id":"Patient.generalPractitioner","path":"Patient.generalPractitioner","min":0,"max":"*","type":[{"code":"Reference","targetProfile":["http://hl7.org/fhir/StructureDefinition/Organization"]}]}""", """ "generalPractitioner":[{"reference":"Practitioner/1"}] """, "reference to Organization")]
    [InlineData("""{"id":"Patient.gender","path":"Patient.gender","min":0,"max":"1","constraint":[{"key":"p-1","severity":"error","human":"h","expression":"$this = 'female'"}]}""", """ "gender":"male" """, "p-1")]
    [InlineData("""{"id":"Patient.language","path":"Patient.language","min":0,"max":"1","binding":{"strength":"required","valueSet":"http://x.org/ValueSet/v"}}""", """ "language":"fr" """, "http://x.org/ValueSet/v")]
    [InlineData("""{"id":"Patient.language","path":"Patient.language","min":0,"max":"1","maxLength":2}""", """ "language":"fr-CA" """, "2 characters")]
    [InlineData("""{"id":"Patient.birthDate","path":"Patient.birthDate","min":0,"max":"1","minValueDate":"1900-01-01"}""", """ "birthDate":"1899-12-31" """, "at least 1900-01-01")]
    [InlineData("""{"id":"Patient.birthDate","path":"Patient.birthDate","min":0,"max":"1","minValueDate":"1900-01-01"}""", """ "birthDate":"1900-01-01" """, null)]
    [InlineData("""{"id":"Patient.multipleBirth[x]","path":"Patient.multipleBirth[x]","min":0,"max":"1","maxValueInteger":3}""", """ "multipleBirthInteger":4 """, "at most 3")]
    [InlineData("""{"id":"Patient.managingOrganization","path":"Patient.managingOrganization","min":0,"max":"1","type":[{"code":"Reference","aggregation":["contained"]}]}""", """ "managingOrganization":{"reference":"Organization/1"} """, "is referenced")]
    [InlineData("""{"id":"Patient.maritalStatus","path":"Patient.maritalStatus","min":0,"max":"1","binding":{"strength":"required","valueSet":"http://x.org/ValueSet/v"}}""", """ "maritalStatus":{"text":"married"} """, "http://x.org/ValueSet/v")]
    public void A_profile_narrows_one_element(string element, string content, string? words) => Expect(Validate([element], content), words);

    [Theory]
    [InlineData(""" "identifier":[{"system":"urn:a","value":"1"},{"system":"urn:z"}] """, null)]
    [InlineData(""" "identifier":[{"system":"urn:z","value":"1"}] """, "'identifier:a' 1 times or more")]
    [InlineData(""" "identifier":[{"system":"urn:a","value":"1"},{"system":"urn:a","value":"2"}] """, "allows 'identifier:a' 1 times")]
    [InlineData(""" "identifier":[{"system":"urn:a"}] """, "'value' 1 times or more")]
    public void Slices_are_told_apart_by_a_value(string content, string? words) => Expect(Validate(
        [
            """{"id":"Patient.identifier","path":"Patient.identifier","min":0,"max":"*","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"open"}}""",
            """{"id":"Patient.identifier:a","path":"Patient.identifier","sliceName":"a","min":1,"max":"1"}""",
            """{"id":"Patient.identifier:a.system","path":"Patient.identifier.system","min":1,"max":"1","fixedUri":"urn:a"}""",
            """{"id":"Patient.identifier:a.value","path":"Patient.identifier.value","min":1,"max":"1"}""",
        ], content), words);

    [Theory]
    [InlineData(""" "telecom":[{"system":"phone","period":{"start":"2020"}}] """, null)]
    [InlineData(""" "telecom":[{"system":"phone"}] """, "none of the profile's slices")]
    public void Slices_are_told_apart_by_what_exists_and_closed_ones_allow_no_others(string content, string? words) => Expect(Validate(
        [
            """{"id":"Patient.telecom","path":"Patient.telecom","min":0,"max":"*","slicing":{"discriminator":[{"type":"exists","path":"period"}],"rules":"closed"}}""",
            """{"id":"Patient.telecom:old","path":"Patient.telecom","sliceName":"old","min":0,"max":"*"}""",
            """{"id":"Patient.telecom:old.period","path":"Patient.telecom.period","min":1,"max":"1"}""",
        ], content), words);

    [Theory]
    [InlineData("openAtEnd", false, """[{"system":"urn:b"},{"system":"urn:a"},{"system":"urn:z"}]""", null)]
    [InlineData("openAtEnd", false, """[{"system":"urn:z"},{"system":"urn:a"}]""", "stands at the end")]
    [InlineData("open", true, """[{"system":"urn:z"},{"system":"urn:a"},{"system":"urn:z"},{"system":"urn:b"}]""", null)]
    [InlineData("open", true, """[{"system":"urn:b"},{"system":"urn:a"}]""", "order of its slices")]
    public void Slices_keep_their_order_and_others_their_place(string rules, bool ordered, string identifiers, string? words) => Expect(Validate(
        [
            $$"""{"id":"Patient.identifier","path":"Patient.identifier","min":0,"max":"*","slicing":{"discriminator":[{"type":"value","path":"system"}],"rules":"{{rules}}","ordered":{{(ordered ? "true" : "false")}} } }""",
            """{"id":"Patient.identifier:a","path":"Patient.identifier","sliceName":"a","min":0,"max":"*"}""",
            """{"id":"Patient.identifier:a.system","path":"Patient.identifier.system","min":1,"max":"1","fixedUri":"urn:a"}""",
            """{"id":"Patient.identifier:b","path":"Patient.identifier","sliceName":"b","min":0,"max":"*"}""",
            """{"id":"Patient.identifier:b.system","path":"Patient.identifier.system","min":1,"max":"1","fixedUri":"urn:b"}""",
        ], $""" "identifier":{identifiers} """), words);

    [Fact]
    public void What_cannot_be_held_against_a_profile_is_said()
    {
        var issues = Knowing(["""{"id":"Patient.maritalStatus","path":"Patient.maritalStatus","min":0,"max":"1","binding":{"strength":"required","valueSet":"http://x.org/ValueSet/unknown"}}"""])
            .Validate(Resource.Parse("""{"resourceType":"Patient","maritalStatus":{"text":"x"}}"""), Url);
        Assert.Contains(issues, issue => issue.Severity == IssueSeverity.Information && issue.Text.Contains("http://x.org/ValueSet/unknown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(""" "multipleBirthInteger":2 """, null)]
    [InlineData(""" "multipleBirthBoolean":true """, "'multipleBirth:n' 1 times or more")]
    public void Choices_are_sliced_by_type(string content, string? words) => Expect(Validate(
        [
            """{"id":"Patient.multipleBirth[x]","path":"Patient.multipleBirth[x]","min":0,"max":"1","slicing":{"discriminator":[{"type":"type","path":"$this"}],"rules":"open"}}""",
            """{"id":"Patient.multipleBirth[x]:n","path":"Patient.multipleBirth[x]","sliceName":"n","min":1,"max":"1","type":[{"code":"integer"}]}""",
        ], content), words);

    [Theory]
    [InlineData(""" "extension":[{"url":"http://x.org/e","valueString":"x"}] """, null)]
    [InlineData(""" "active":true """, "'extension:e' 1 times or more")]
    public void Extensions_are_sliced_by_their_url(string content, string? words) => Expect(Validate(
        [
            """{"id":"Patient.extension","path":"Patient.extension","min":0,"max":"*","slicing":{"discriminator":[{"type":"value","path":"url"}],"rules":"open"}}""",
            """{"id":"Patient.extension:e","path":"Patient.extension","sliceName":"e","min":1,"max":"1","type":[{"code":"Extension","profile":["http://x.org/e"]}]}""",
        ], content), words);

    [Fact]
    public void A_resource_is_held_to_the_profile_it_names()
    {
        var patient = Resource.Parse($$"""{"resourceType":"Patient","meta":{"profile":["{{Url}}"]},"active":true}""");
        Assert.Contains(Knowing(["""{"id":"Patient.name","path":"Patient.name","min":1,"max":"*"}"""]).Validate(patient), issue => issue.IsError);
        Assert.DoesNotContain(Validator.Default.Validate(patient), issue => issue.IsError);
    }

    /// <summary>Rules at the top of a profile were read and never asked.</summary>
    [Fact]
    public void A_profile_may_have_rules_of_the_whole_resource()
    {
        var profile = Resource.Parse($$$"""{"resourceType":"StructureDefinition","url":"{{{Url}}}","type":"Patient","snapshot":{"element":[{"id":"Patient","path":"Patient","min":0,"max":"*","constraint":[{"key":"p-2","severity":"error","human":"h","expression":"name.exists() or identifier.exists()"}]}]}}""");
        Assert.Contains("p-2", Assert.Single(Validator.Default.With([profile]).Validate(Resource.Parse("""{"resourceType":"Patient","active":true}"""), Url), issue => issue.IsError).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","active":true}""", "http://x.org/StructureDefinition/thin", "no snapshot")]
    [InlineData("""{"resourceType":"Organization","name":"x"}""", Url, "is one of Patient")]
    [InlineData("""{"resourceType":"Organization","name":"x"}""", "http://hl7.org/fhir/StructureDefinition/Patient", "is one of Patient")]
    [InlineData("""{"resourceType":"Patient","active":true}""", "http://x.org/StructureDefinition/nowhere", "not known")]
    public void A_profile_that_is_asked_for_and_cannot_be_kept_or_checked_is_an_error(string json, string profile, string words)
    {
        var thin = Resource.Parse("""{"resourceType":"StructureDefinition","url":"http://x.org/StructureDefinition/thin","type":"Patient","differential":{"element":[{"id":"Patient","path":"Patient"}]}}""");
        Expect([.. Knowing([]).With([thin]).Validate(Resource.Parse(json), profile).Where(issue => issue.IsError)], words);
    }

    [Fact]
    public void The_type_itself_may_be_asked_for_as_a_profile() =>
        Assert.Empty(Validator.Default.Validate(Resource.Parse("""{"resourceType":"Patient","active":true}"""), "http://hl7.org/fhir/StructureDefinition/Patient"));

    private static List<Issue> Validate(string[] elements, string content) =>
        [.. Knowing(elements).Validate(Resource.Parse($$"""{"resourceType":"Patient",{{content}}}"""), Url).Where(issue => issue.IsError)];

    private static Validator Knowing(string[] elements)
    {
        var list = new JsonArray([JsonNode.Parse("""{"id":"Patient","path":"Patient","min":0,"max":"*"}"""), .. elements.Select(element => JsonNode.Parse(element))]);
        var profile = Resource.Parse($$"""{"resourceType":"StructureDefinition","url":"{{Url}}","type":"Patient","snapshot":{"element":{{list.ToJsonString()}} } }""");
        var valueSet = Resource.Parse("""{"resourceType":"ValueSet","url":"http://x.org/ValueSet/v","compose":{"include":[{"system":"urn:ietf:bcp:47","concept":[{"code":"en"}]}]}}""");
        return Validator.Default.With([profile, valueSet]);
    }

    private static void Expect(List<Issue> errors, string? words)
    {
        if (words is null)
        {
            Assert.Empty(errors);
        }
        else
        {
            Assert.Contains(words, Assert.Single(errors).Text, StringComparison.Ordinal);
        }
    }
}
