using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Registration;

/// <summary>What registration writes is valid FHIR R4 and says what it should.</summary>
public sealed class RecordShapeTests
{
    private static readonly Guid Traveller = Guid.Parse("0197b000-0000-7000-8000-00000000000a");
    private static readonly Guid Place = Guid.Parse("0197b000-0000-7000-8000-00000000000b");
    private static readonly DateTimeOffset At = new(2026, 3, 1, 9, 30, 0, TimeSpan.FromHours(3));

    [Fact]
    public void A_traveller_without_a_document_needs_neither_name_nor_birth_date()
    {
        var patient = Valid(PatientRecord.Of(new NewTraveller(Traveller, Place, Alias: "The tall man", TemporaryNumber: "NIM-01-7K3M9QXA")));
        Assert.False(patient.Root["birthDate"].Text is not null);
        Assert.Equal("unknown", patient.Root["birthDate"].Extension(RegistrationCodes.DataAbsentExtension)["value"].Text);
        Assert.Equal("anonymous", patient.Root["name"]["use"].Text);
        Assert.Equal("TMP", patient.Root["identifier"]["type"]["coding"]["code"].Text);
    }

    [Fact]
    public void A_passport_keeps_its_country_number_and_last_day()
    {
        var document = new TravelDocument(TravelDocument.Passport, "B1234567", "UGA", new DateOnly(2031, 5, 1));
        var patient = Valid(PatientRecord.Of(new NewTraveller(Traveller, Place, "Nakayima", "Aminata Grace", BirthDate: "1994-03", Sex: "female", Nationality: "UGA", Document: document)));
        var identifier = patient.Root["identifier"];
        Assert.Equal(("PPN", "http://hl7.org/fhir/sid/passport-UGA", "B1234567", "2031-05-01"),
            (identifier["type"]["coding"]["code"].Text, identifier["system"].Text, identifier["value"].Text, identifier["period"]["end"].Text));
        Assert.Equal("Aminata Grace Nakayima", patient.Root["name"]["text"].Text);
        Assert.Equal("1994-03", patient.Root["birthDate"].Text);
    }

    [Fact]
    public void An_estimated_birth_date_says_so()
    {
        var patient = Valid(PatientRecord.Of(new NewTraveller(Traveller, Place, "Nakayima", BirthDate: "1994", BirthDateEstimated: true)));
        Assert.True(patient.Root["birthDate"].Extension(RegistrationCodes.EstimatedExtension)["value"].Boolean);
    }

    [Fact]
    public void The_record_never_has_a_place_for_migratory_status()
    {
        var json = PatientRecord.Of(new NewTraveller(Traveller, Place, "Nakayima", "Aminata", Nationality: "UGA", Phone: "+256 1", Language: "lg")).ToString();
        Assert.DoesNotContain("status", json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_arrival_carries_one_observation_a_country_under_a_panel()
    {
        var next = 0x20;
        var resources = new Arrival(Traveller, Traveller, Place, At, "poe-arrival", "Flight NX 318", "Goma", ["COD", "UGA"])
            .Resources(() => new Guid(0x0197b000, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, (byte)next++));
        Assert.All(resources, resource => Valid(resource));
        Assert.Equal(["Encounter", "Observation", "Observation", "Observation"], resources.Select(resource => resource.TypeName));
        var panel = resources[^1].Root;
        Assert.Equal("10182-4", panel["code"]["coding"]["code"].Text);
        Assert.Equal(resources.Skip(1).Take(2).Select(one => "Observation/" + one.Id), panel.All("hasMember").Select(member => member["reference"].Text));
        Assert.Equal("2026-03-01T09:30:00+03:00", resources[0].Root["period"]["start"].Text);
    }

    [Theory]
    [InlineData(true, "active", "permit")]
    [InlineData(false, "rejected", "deny")]
    public void A_refusal_is_recorded_like_a_consent(bool given, string status, string type)
    {
        var consent = Valid(new ConsentChoice(Place, Traveller, Purpose.ContinuityOfCare, given, At, "lg", "Interpreter on site").ToResource());
        Assert.Equal((status, type), (consent.Root["status"].Text, consent.Root["provision"]["type"].Text));
    }

    [Fact]
    public void Guardians_and_document_readings_are_valid()
    {
        Valid(new Guardian("PRN", "Grace", Place).Of(Place, Traveller));
        Valid(DocumentReadProvenance.Of(Place, Traveller, At, Place, "TD3", ["number"]));
    }

    private static Resource Valid(Resource resource)
    {
        Assert.DoesNotContain(Validator.Default.Validate(resource), issue => issue.Severity is IssueSeverity.Error or IssueSeverity.Fatal);
        return resource;
    }
}
