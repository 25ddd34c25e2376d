using HealthAssess.Domain;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Certificates.Letters;

/// <summary>Finds the contraindications in a traveller's record, as far as the caller may see it.</summary>
internal sealed class LetterGrounds(Caller caller, ResourceReader reader)
{
    /// <summary>Every record that supports a letter of any disease, the newest first.</summary>
    public async Task<IReadOnlyList<Resource>> Of(TravellerId traveller, CancellationToken cancellation)
    {
        List<Resource> grounds = [];
        foreach (var type in LetterGround.Types)
        {
            var found = await reader.Search(caller, type, $"patient={traveller}&_sort=-_lastUpdated&_count=200", cancellation);
            if (found.Ok)
            {
                grounds.AddRange(found.Value.Matches.Select(match => match.Resource).Where(recorded => LetterGround.Diseases(recorded).Count > 0));
            }
        }

        return grounds;
    }
}
