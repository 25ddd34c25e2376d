using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;

namespace HealthAssess.Api.Certificates.Reissue;

/// <summary>What a batch was read to be.</summary>
internal sealed class ReissueRecords(
    IReadOnlyList<StoredResource> documents, IReadOnlyList<StoredResource> included, IReadOnlyList<StoredResource> consents, PointOfEntry? place)
{
    private readonly Dictionary<(string, string), StoredResource> found = documents.Concat(included).DistinctBy(one => (one.Type, one.Id)).ToDictionary(one => (one.Type, one.Id));
    private readonly ILookup<Guid?, Resource> byPerson = consents.ToLookup(one => one.Person, one => one.Resource);

    /// <summary>Where they were issued.</summary>
    public PointOfEntry? Place => place;

    public StoredResource? Document(ReissueItem item) => found.GetValueOrDefault(("DocumentReference", item.Document.ToString()));

    public HealthAssess.Fhir.Immunization? Dose(ReissueItem item) =>
        found.GetValueOrDefault(("Immunization", item.Dose)) is { } dose ? new HealthAssess.Fhir.Immunization(dose.Resource) : null;

    /// <summary>What a letter rests on.</summary>
    public Resource? Ground(ReissueItem item) =>
        LetterGround.Types.Select(type => found.GetValueOrDefault((type, item.Dose))?.Resource).FirstOrDefault(recorded => recorded is not null);

    public Patient? Traveller(ReissueItem item) => documents.Concat(included).FirstOrDefault(one => one.Type == "Patient" && one.Person == item.Person) is { } traveller ? new Patient(traveller.Resource) : null;

    /// <summary>The traveller's newest decision about certificates.</summary>
    public bool? Consent(ReissueItem item) => CertificateConsent.Of(byPerson[item.Person]);
}
