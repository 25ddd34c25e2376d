using HealthAssess.Certificates.Icvp;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class IcvpMappingTests
{
    private const string Traveller = """
        {"resourceType":"Patient","id":"p1","name":[{"use":"anonymous","text":"Mama A"},{"use":"official","text":"Aminata Nakayima"}],"gender":"female","birthDate":"1994-03-02",
         "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PPN"}]},"value":"B1234567"}],
         "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-nationality","extension":[{"url":"code","valueCodeableConcept":{"coding":[{"system":"urn:iso:std:iso:3166","code":"UG"}]}}]}]}
        """;

    private const string Dose = """
        {"resourceType":"Immunization","id":"i1","status":"completed","primarySource":true,"patient":{"reference":"Patient/p1"},"occurrenceDateTime":"2026-03-01T23:30:00+03:00","lotNumber":"V3A24M",
         "vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"}]},"performer":[{"actor":{"display":"Dr Rehema Ssali"}}],
         "extension":[{"url":"https://healthassess.org/fhir/StructureDefinition/immunization-product","valueCoding":{"system":"http://smart.who.int/pcmt-vaxprequal/CodeSystem/PreQualProductIds","code":"YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0"}}]}
        """;

    private static readonly IssuingFacts Facts = new(new(2026, 3, 2), "Nimule");

    [Fact]
    public void States_one_dose_of_one_person()
    {
        var statement = State(Dose, Traveller).Value;
        var person = statement.Person;
        Assert.Equal(("Aminata Nakayima", new DateOnly(1994, 3, 2), "female", "UGA"), (person.Name, person.BirthDate, person.Sex, person.Nationality));
        Assert.Equal(("B1234567", "PPN"), (person.DocumentNumber, person.DocumentType));
        Assert.Equal((TestKeys.Product, new DateOnly(2026, 3, 1), "V3A24M", "Dr Rehema Ssali", "Nimule"), (statement.Product, statement.Dose, statement.Lot, statement.Clinician, statement.Issuer));
    }

    [Theory]
    [InlineData("\"code\":\"YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0\"", "\"code\":\"UnknownProduct\"", "certificate-product")]
    [InlineData("\"lotNumber\":\"V3A24M\",", "", "certificate-lot")]
    [InlineData("\"status\":\"completed\"", "\"status\":\"not-done\"", "certificate-dose-not-given")]
    [InlineData("\"primarySource\":true", "\"primarySource\":false", "certificate-dose-not-given")]
    [InlineData("2026-03-01T23:30:00+03:00", "2026-03", "certificate-dose-date")]
    [InlineData("2026-03-01T23:30:00+03:00", "2026-03-03", "certificate-dose-future")]
    [InlineData("2026-03-01T23:30:00+03:00", "1990-03-03", "certificate-dose-before-birth")]
    public void Refuses_a_dose_with_the_reason(string part, string instead, string key) =>
        Assert.Contains(State(Dose.Replace(part, instead, StringComparison.Ordinal), Traveller).Refusals, refusal => refusal.Key == key);

    [Fact]
    public void Refuses_when_nobody_answers_for_the_dose()
    {
        var anonymous = Dose.Replace("\"performer\":[{\"actor\":{\"display\":\"Dr Rehema Ssali\"}}],", "", StringComparison.Ordinal);
        Assert.Contains(State(anonymous, Traveller, Facts with { Centre = null }).Refusals, refusal => refusal.Key == "certificate-clinician");
        Assert.True(State(anonymous, Traveller).Ok);
    }

    [Theory]
    [InlineData("1994-03", null, null, "certificate-birth-date")]
    [InlineData("1994-03", "1994-03-01", "National policy", null)]
    [InlineData("1994-03", "1994-03-01", " ", "certificate-birth-date-reason")]
    [InlineData("1994-03", "1990-03-01", "National policy", "certificate-birth-date-contradicts")]
    [InlineData("1994-03-02", null, null, null)]
    public void An_incomplete_birth_date_needs_a_documented_decision(string known, string? decided, string? reason, string? key)
    {
        var facts = decided is null ? Facts : Facts with { BirthDate = new BirthDateDecision(DateOnly.Parse(decided, null), reason!) };
        var outcome = State(Dose, Traveller.Replace("1994-03-02", known, StringComparison.Ordinal), facts);
        Assert.Equal(key, outcome.Refusals.Select(refusal => refusal.Key).FirstOrDefault());
    }

    [Theory]
    [InlineData("other", "unknown")]
    [InlineData("unknown", "unknown")]
    [InlineData("male", "male")]
    public void Sex_is_stated_as_the_model_knows_it(string recorded, string stated) =>
        Assert.Equal(stated, State(Dose, Traveller.Replace("female", recorded, StringComparison.Ordinal)).Value.Person.Sex);

    [Fact]
    public void An_alias_is_no_name() =>
        Assert.Contains(State(Dose, Traveller.Replace("\"use\":\"official\"", "\"use\":\"anonymous\"", StringComparison.Ordinal)).Refusals, refusal => refusal.Key == "certificate-name");

    [Fact]
    public void The_document_gives_back_the_credentials_it_holds()
    {
        var issued = new IssuedDocument(Guid.Empty, "ab", Guid.Empty, Guid.Empty.ToString(), [new(CertificateForm.Icvp, "HC1:X Y "), new(CertificateForm.HealthCard, "a.b.c")], new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), Guid.Empty, true);
        Assert.Equal(issued.Credentials, IssuedDocument.CredentialsOf(new DocumentReference(issued.ToDocument())));
        var provenance = issued.ToProvenance(Guid.Empty, new(new(1994, 3, 1), "National policy"));
        Assert.Equal("National policy", provenance.Root.Extension(CertificateCodes.BirthDateDecisionExtension)["value"].Text);
    }

    [Theory]
    [InlineData("abcd-2345", "ABCD2345")]
    [InlineData(" AB CD 23 45 ", "ABCD2345")]
    [InlineData("ABCD234", null)]
    [InlineData("ABCD2340", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? code) => Assert.Equal(code, CardCode.Read(typed));

    [Fact]
    public void The_demo_authority_signs_its_signer_and_says_that_nobody_recognises_it()
    {
        using var keys = new DemoKeys(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        var (authority, signer) = (keys.Authority, keys.Signer.Certificate);
        Assert.True(HealthAssess.Certificates.Trust.CertificateSignature.IsBy(signer, authority));
        Assert.Contains("DEMO AUTHORITY", signer.Subject, StringComparison.Ordinal);
        Assert.True(HealthAssess.Certificates.Trust.SignerLimits.Allow(signer, HealthAssess.Certificates.Claims.CertificateKind.Vaccination));
        Assert.False(HealthAssess.Certificates.Trust.SignerLimits.Allow(signer, HealthAssess.Certificates.Claims.CertificateKind.Test));
    }

    private static HealthAssess.Domain.Outcome<IcvpStatement> State(string dose, string traveller, IssuingFacts? facts = null) =>
        CertifiedDose.Of(new HealthAssess.Fhir.Immunization(Resource.Parse(dose)), new Patient(Resource.Parse(traveller)), facts ?? Facts) is var certified && certified.Ok
            ? IcvpMapping.Statement(certified.Value)
            : HealthAssess.Domain.Outcome<IcvpStatement>.Refused(certified.Refusals);
}
