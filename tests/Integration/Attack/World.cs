using System.Text.Json;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>
/// What is to be protected: a traveller recorded at our Point of Entry, with restricted records, and one of another Point of
/// Entry. Every content carries a word that occurs nowhere else, so that any answer can be searched for what it gives away.
/// </summary>
internal sealed class World
{
    public const string Name = "zqownname";
    public const string Lab = "zqownlab";
    public const string Dose = "zqowndose";
    public const string Secret = "zqsecret";
    public const string Former = "zqformer";
    public const string Foreign = "zqforeign";

    /// <summary>A code that only the restricted observation has.</summary>
    public const string SecretCode = "zq-code-1";

    private const string Restricted = """ "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]}, """;

    public static IReadOnlyList<string> Words { get; } = [Name, Lab, Dose, Secret, Former, Foreign];

    public string Patient { get; private set; } = "";

    public string Observation { get; private set; } = "";

    public string Immunization { get; private set; } = "";

    public string SecretObservation { get; private set; } = "";

    public string FormerObservation { get; private set; } = "";

    public string ForeignPatient { get; private set; } = "";

    public string ForeignObservation { get; private set; } = "";

    /// <summary>An id that nothing has.</summary>
    public string Nobody { get; } = "0197b000-0000-7000-8000-00000000dead";

    public IEnumerable<(string Type, string Id)> Targets =>
    [
        ("Patient", Patient), ("Observation", Observation), ("Immunization", Immunization), ("Observation", SecretObservation),
        ("Observation", FormerObservation), ("Patient", ForeignPatient), ("Observation", ForeignObservation), ("Patient", Nobody),
    ];

    public static async Task<World> Make(ResourceStore store)
    {
        var world = new World();
        var (here, there) = (At(DemoPlaces.All[0].Id), At(DemoPlaces.All[1].Id));
        world.Patient = await Put(store, here, $$"""{"resourceType":"Patient","name":[{"family":"{{Name}}","given":["Amina"]}],"birthDate":"1990-05-17","identifier":[{"system":"urn:x","value":"{{Name}}-1"}]}""");
        world.Observation = await Put(store, here, Observe(world.Patient, "", Lab, "8310-5"));
        world.Immunization = await Put(store, here, $$"""{"resourceType":"Immunization","status":"not-done","patient":{"reference":"Patient/{{world.Patient}}"},"occurrenceDateTime":"2026-11-01","vaccineCode":{"text":"{{Dose}}" } }""");
        world.SecretObservation = await Put(store, here, Observe(world.Patient, Restricted, Secret, SecretCode));
        world.FormerObservation = await Put(store, here, Observe(world.Patient, Restricted, Former, "zq-code-2"));
        await Put(store, here, Observe(world.Patient, $""" "id":"{world.FormerObservation}", """, Lab, "zq-code-3"));
        world.ForeignPatient = await Put(store, there, $$"""{"resourceType":"Patient","name":[{"family":"{{Foreign}}","given":["Amina"]}],"birthDate":"1990-05-17","identifier":[{"system":"urn:x","value":"{{Foreign}}-1"}]}""");
        world.ForeignObservation = await Put(store, there, Observe(world.ForeignPatient, "", Foreign, "zq-code-4"));
        return world;
    }

    private static string Observe(string patient, string more, string text, string code) =>
        $$"""{"resourceType":"Observation",{{more}}"status":"final","code":{"coding":[{"system":"urn:zq","code":"{{code}}"}],"text":"{{text}}"},"subject":{"reference":"Patient/{{patient}}"},"effectiveDateTime":"2026-11-01T10:00:00Z"}""";

    private static Caller At(Guid place) => new(
        CallerKind.Staff, Guid.Parse("0197b000-0000-7000-8000-0000000000bb"), Enum.GetValues<Permission>().ToHashSet(),
        new Scope(false, DemoPlaces.Country, [place]), Purpose.DirectCare, OrganisationKind.HealthProvider, place, Restricted: true);

    private static async Task<string> Put(ResourceStore store, Caller caller, string json)
    {
        var resource = Resource.Parse(json);
        var change = resource.Id is null ? Change.Create(resource) : Change.Update(resource);
        var commit = await store.Commit(ChangeSet.Of(change), caller, WriteOrigin.Import, "world", CancellationToken.None);
        return commit.Ok ? commit.Value[0].Stored.Id : throw new InvalidOperationException(JsonSerializer.Serialize(commit.Refusals));
    }
}
