using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>How the data of a traveller was read from a document: which fields the machine read, which a person confirmed. The lines themselves are not kept.</summary>
public static class DocumentReadProvenance
{
    private const string FieldSystem = "https://healthassess.org/fhir/StructureDefinition/confirmed-by-hand";

    /// <summary>Builds the FHIR Provenance.</summary>
    /// <param name="id">Id of the Provenance.</param>
    /// <param name="traveller">The traveller.</param>
    /// <param name="at">When it was read.</param>
    /// <param name="account">Who read it.</param>
    /// <param name="format">TD1, TD2, TD3, MRV-A or MRV-B.</param>
    /// <param name="confirmed">Fields whose check digit failed and which were confirmed by hand.</param>
    public static Resource Of(Guid id, TravellerId traveller, DateTimeOffset at, Guid account, string format, IReadOnlyList<string> confirmed) => new ProvenanceBuilder
    {
        Id = id.ToString(),
        Target = { Terms.To(traveller) },
        Recorded = FhirDateTime.Parse(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        Activity = Terms.Concept("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE"),
        Agent = { new ProvenanceAgentBuilder { Who = new ReferenceBuilder { Identifier = new IdentifierBuilder { System = "https://healthassess.org/fhir/sid/account", Value = account.ToString() } } } },
        Entity = { new ProvenanceEntityBuilder { Role = "source", What = new ReferenceBuilder { Display = "Machine-readable zone " + format } } },
        Extension = [.. confirmed.Select(field => Terms.Text(FieldSystem, field))],
    }.Build();
}
