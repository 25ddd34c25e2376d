using System.Globalization;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>A traveller's arrival at a Point of Entry.</summary>
/// <param name="Id">Id of the Encounter.</param>
/// <param name="Traveller">Who.</param>
/// <param name="PointOfEntry">Where.</param>
/// <param name="At">When, with the offset of the Point of Entry.</param>
/// <param name="Kind">poe-arrival, poe-transit or poe-departure.</param>
/// <param name="Conveyance">Flight, ship, vehicle; null on foot or unknown.</param>
/// <param name="Origin">Where the journey began: a place in words, or null.</param>
/// <param name="Countries">Countries of the last 21 days, ISO 3166-1 alpha-3.</param>
public sealed record Arrival(
    Guid Id, TravellerId Traveller, Guid PointOfEntry, DateTimeOffset At, string Kind, string? Conveyance, string? Origin, IReadOnlyList<string> Countries)
{
    /// <summary>How far back travel history asks: the longest incubation period of the diseases screened for.</summary>
    public const int HistoryDays = 21;

    /// <summary>The kinds of visits.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["poe-arrival", "poe-transit", "poe-departure"];

    /// <summary>The Encounter, and the travel history as a panel (LOINC 10182-4) with one Observation a country (94651-7).</summary>
    /// <param name="newId">Where the ids of the Observations come from.</param>
    /// <param name="demo">True for a made-up arrival.</param>
    public IReadOnlyList<Resource> Resources(Func<Guid> newId, bool demo = false)
    {
        var countries = Countries.Select(country => Country(newId(), country, demo)).ToArray();
        return countries.Length == 0 ? [Encounter(demo)] : [Encounter(demo), .. countries, Panel(newId(), countries, demo)];
    }

    private Resource Encounter(bool demo)
    {
        var encounter = new EncounterBuilder
        {
            Id = Id.ToString(),
            Meta = Terms.DemoTag(demo),
            Status = "arrived",
            Class = new CodingBuilder { System = "http://terminology.hl7.org/CodeSystem/v3-ActCode", Code = "AMB" },
            Type = { Terms.Concept(RegistrationCodes.VisitKind, Kind) },
            Subject = Terms.To(Traveller),
            Period = new PeriodBuilder { Start = Instant },
            Location = { new EncounterLocationBuilder { Location = Terms.To("Location", PointOfEntry) } },
        };
        if (Conveyance is { Length: > 0 } conveyance)
        {
            encounter.Extension.Add(Terms.Text(RegistrationCodes.ConveyanceExtension, conveyance));
        }

        if (Origin is { Length: > 0 } origin)
        {
            encounter.Hospitalization = new EncounterHospitalizationBuilder { Origin = new ReferenceBuilder { Display = origin } };
        }

        return encounter.Build();
    }

    private Resource Country(Guid id, string country, bool demo)
    {
        var observation = Observation(id, "94651-7", "Country of travel", demo);
        observation.ValueCodeableConcept = Terms.Concept(RegistrationCodes.Country, country);
        return observation.Build();
    }

    private Resource Panel(Guid id, IEnumerable<Resource> countries, bool demo)
    {
        var panel = Observation(id, "10182-4", "History of travel", demo);
        panel.HasMember.AddRange(countries.Select(country => new ReferenceBuilder { Literal = "Observation/" + country.Id }));
        return panel.Build();
    }

    private ObservationBuilder Observation(Guid id, string loinc, string display, bool demo) => new()
    {
        Id = id.ToString(),
        Meta = Terms.DemoTag(demo),
        Status = "final",
        Category = { Terms.Concept("http://terminology.hl7.org/CodeSystem/observation-category", "social-history") },
        Code = Terms.Concept(RegistrationCodes.Loinc, loinc, display),
        Subject = Terms.To(Traveller),
        Encounter = Terms.To("Encounter", Id),
        EffectivePeriod = new PeriodBuilder { Start = Day(At.AddDays(-HistoryDays)), End = Day(At) },
    };

    private FhirDateTime Instant => FhirDateTime.Parse(At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    private static FhirDateTime Day(DateTimeOffset at) => FhirDateTime.Parse(at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
