using HealthAssess.Domain;
using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Assessments;

/// <summary>All decisions of the assessment that one decision belongs to, as far as the caller may see them, the first one first.</summary>
internal sealed class StoredAssessment(Caller caller, ResourceReader reader, ProtocolLibrary library)
{
    /// <summary>The decisions; empty when there is no such decision here.</summary>
    public async Task<List<StoredPart>> Parts(string decision, CancellationToken cancellation)
    {
        if (await Part(decision, cancellation) is not { } named)
        {
            return [];
        }

        // Only the first decision names the others.
        var first = (await Of(named.Reading.Traveller, cancellation)).FirstOrDefault(one => one.Parts.Contains(named.Reading.Id)) ?? named.Reading;
        List<StoredPart> parts = [];
        foreach (var id in first.Parts.Prepend(first.Id))
        {
            parts.AddRange(id == named.Reading.Id ? [named] : await Part(id, cancellation) is { } part ? [part] : Array.Empty<StoredPart>());
        }

        return parts;
    }

    /// <summary>True when the traveller was assessed again since, so that colour and plan are no longer those of this assessment.</summary>
    public async Task<bool> IsOver(List<StoredPart> parts, CancellationToken cancellation)
    {
        foreach (var later in (await Of(parts[0].Reading.Traveller, cancellation)).Where(one => one.At > parts[0].Reading.At))
        {
            if (await library.Find(later.Protocol, cancellation) is { Clearance: true })
            {
                return true;
            }
        }

        return false;
    }

    private async Task<StoredPart?> Part(string id, CancellationToken cancellation) =>
        await Read("ClinicalImpression", id, cancellation) is { } impression && AssessmentReading.Of(impression) is { } reading
        && await library.Find(reading.Protocol, cancellation) is { } protocol
        && await Read("QuestionnaireResponse", reading.Response.Split('/')[^1], cancellation) is { } response
            ? new StoredPart(impression, reading, response, protocol) : null;

    private async Task<IReadOnlyList<AssessmentReading>> Of(string traveller, CancellationToken cancellation) =>
        await reader.Search(caller, "ClinicalImpression", $"patient={traveller}&_sort=-date&_count=200", cancellation) is { Ok: true } page
            ? [.. page.Value.Matches.Select(match => AssessmentReading.Of(match.Resource)).OfType<AssessmentReading>()] : [];

    private async Task<Resource?> Read(string type, string id, CancellationToken cancellation) =>
        await reader.Read(caller, type, id, cancellation) is { Ok: true } found ? found.Value.Resource : null;
}
