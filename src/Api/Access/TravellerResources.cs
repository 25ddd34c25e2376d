using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Access;

/// <summary>All of a traveller's resources of some types, as far as the caller may see them.</summary>
internal sealed class TravellerResources(ResourceReader reader, Caller caller)
{
    private const int PageSize = 1000;

    public async Task<Outcome<IReadOnlyList<Resource>>> Of(string traveller, IReadOnlyList<string> types, CancellationToken cancellation)
    {
        List<Resource> found = [];
        string? cursor = null;
        do
        {
            var page = await reader.Everything(caller, traveller, new RecordPart(types, Count: PageSize, Cursor: cursor), cancellation);
            if (!page.Ok)
            {
                return Outcome<IReadOnlyList<Resource>>.Refused(page.Refusals);
            }

            found.AddRange(page.Value.Matches.Select(match => match.Resource));
            cursor = page.Value.Next;
        }
        while (cursor is not null);

        return Outcome<IReadOnlyList<Resource>>.Of(found);
    }
}
