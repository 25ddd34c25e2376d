using System.Text.Json.Nodes;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Registration;

/// <summary>A correction changes what was corrected and nothing else, whoever wrote the record.</summary>
public sealed class CorrectedPatientTests
{
    private static readonly Resource Foreign = Resource.Parse("""
        {"resourceType":"Patient","id":"clinic-7","extension":[{"url":"http://other.example/tribe","valueString":"x"},
          {"url":"http://hl7.org/fhir/StructureDefinition/patient-nationality","extension":[{"url":"code","valueCodeableConcept":{"coding":[{"system":"urn:iso:std:iso:3166","code":"UGA"}]}},{"url":"period","valuePeriod":{"start":"1990"}}]}],
         "identifier":[{"system":"http://clinic.example/mrn","value":"17","assigner":{"display":"Clinic"}},
          {"use":"official","type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PPN"}]},"system":"http://hl7.org/fhir/sid/passport-UGA","value":"B1","period":{"start":"2020-01-01","end":"2030-01-01"},"extension":[{"url":"http://other.example/seen","valueBoolean":true}]}],
         "name":[{"use":"official","family":"Nakayimma","_family":{"extension":[{"url":"http://other.example/sound","valueString":"n"}]},"given":["Aminata","B."],"prefix":["Dr"],"text":"Dr Aminata B. Nakayimma"},{"use":"maiden","family":"Okello"}],
         "telecom":[{"system":"email","value":"a@example.org"},{"system":"phone","value":"+256 1","use":"mobile","rank":1}],
         "gender":"female","birthDate":"1994-03-05","_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1994-03-05T10:00:00Z"},{"url":"http://other.example/source","valueString":"card"}]},
         "address":[{"city":"Entebbe"}],"communication":[{"language":{"coding":[{"system":"urn:ietf:bcp:47","code":"lg"}]},"preferred":true,"extension":[{"url":"http://other.example/level","valueString":"good"}]}]}
        """);

    private static readonly TravellerDetails Known = TravellerDetails.Of(Foreign);

    [Fact]
    public void Reads_what_another_system_wrote()
    {
        Assert.Equal(("Nakayimma", "Aminata B.", "1994-03-05", "female", "UGA", "lg", "+256 1"), (Known.Family, Known.Given, Known.BirthDate, Known.Sex, Known.Nationality, Known.Language, Known.Phone));
        Assert.Equal(new DocumentDetails(1, new TravelDocument("passport", "B1", "UGA", new DateOnly(2030, 1, 1))), Assert.Single(Known.Documents));
    }

    [Fact]
    public void What_was_not_corrected_stays_as_it_was() => Assert.True(JsonNode.DeepEquals(
        JsonNode.Parse(Foreign.ToString().Replace("+256 1", "+256 2", StringComparison.Ordinal)), JsonNode.Parse(Corrected(Known with { Phone = "+256 2" }).ToString())));

    [Fact]
    public void A_name_is_written_anew_and_loses_only_what_was_said_of_the_old_word()
    {
        var name = Corrected(With(family: "Nakayima", given: "Aminata Beatrice")).Root.All("name").First();
        Assert.Equal("""{"use":"official","text":"Dr Aminata Beatrice Nakayima","family":"Nakayima","given":["Aminata","Beatrice"],"prefix":["Dr"]}""", name.ToString());
    }

    [Fact]
    public void A_date_of_birth_keeps_what_stands_beside_it_but_not_the_hour_of_another_day()
    {
        var patient = Corrected(With(birthDate: "1994", estimated: true)).ToString();
        Assert.Contains("\"birthDate\":\"1994\"", patient, StringComparison.Ordinal);
        Assert.Contains("http://other.example/source", patient, StringComparison.Ordinal);
        Assert.DoesNotContain("birthTime", patient, StringComparison.Ordinal);
        Assert.True(TravellerDetails.Of(Resource.Parse(patient)).BirthDateEstimated);
    }

    [Fact]
    public void Documents_are_corrected_taken_out_and_added_beside_identifiers_of_others()
    {
        var corrected = Corrected(With(documents: [Known.Documents[0] with { Document = Known.Documents[0].Document with { Number = "B2" } }, new DocumentDetails(null, new TravelDocument("identity-card", "ID9", "KEN"))]));
        var identifiers = corrected.Root.All("identifier").Select(one => one.ToString()).ToList();
        Assert.Contains("http://clinic.example/mrn", identifiers[0], StringComparison.Ordinal);
        Assert.Matches("other.example/seen.*\"value\":\"B2\".*2020-01-01.*2030-01-01", identifiers[1]);
        Assert.Contains("identity-card-KEN", identifiers[2], StringComparison.Ordinal);
        Assert.Equal("17", Assert.Single(Corrected(With(documents: [])).Root.All("identifier"))["value"].Text);
    }

    [Fact]
    public void An_alias_gets_a_name_and_an_unknown_birth_a_year()
    {
        var alias = PatientRecord.Of(new NewTraveller(Guid.Empty, Guid.Empty, Alias: "The tall man"));
        var known = TravellerDetails.Of(alias);
        var corrected = CorrectedPatient.Of(alias, new TravellerDetails("Okello", "Moses", null, null, known.Alias, "1990", false, "male", "UGA", [], "sw", "1"));
        Assert.Equal(["Moses Okello", "The tall man"], TravellerIdentity.Of(corrected).Names);
        Assert.DoesNotContain("data-absent-reason", corrected.ToString(), StringComparison.Ordinal);
        Assert.Equal(["names", "birthDate", "sex", "nationality", "language", "phone"], TravellerDetails.Of(corrected).DifferencesFrom(known));
        Assert.Empty(TravellerDetails.Of(CorrectedPatient.Of(corrected, known)).DifferencesFrom(known));
    }

    [Fact]
    public void A_name_that_is_one_text_stays_so_until_it_is_corrected()
    {
        var text = Resource.Parse("""{"resourceType":"Patient","id":"t","name":[{"text":"Madonna Ciccone"}]}""");
        Assert.Equal("Madonna Ciccone", TravellerDetails.Of(text).Family);
        Assert.Equal(text.ToString(), CorrectedPatient.Of(text, TravellerDetails.Of(text)).ToString());
    }

    private static Resource Corrected(TravellerDetails wanted) => CorrectedPatient.Of(Foreign, wanted);

    private static TravellerDetails With(string? family = null, string? given = null, string? birthDate = null, bool estimated = false, IReadOnlyList<DocumentDetails>? documents = null) => new(
        family ?? Known.Family, given ?? Known.Given, Known.LatinFamily, Known.LatinGiven, Known.Alias, birthDate ?? Known.BirthDate, estimated, Known.Sex, Known.Nationality, documents ?? Known.Documents, Known.Language, Known.Phone);
}
