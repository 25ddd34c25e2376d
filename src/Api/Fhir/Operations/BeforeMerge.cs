using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>What a record said of itself before it was merged: in use, out of use, or nothing.</summary>
/// <param name="Active">Its <c>active</c> then.</param>
internal sealed record BeforeMerge(bool? Active)
{
    private const int APage = 100;

    /// <summary>From the last version before the one that brought the link; in use where that version is no longer there.</summary>
    public static async Task<BeforeMerge> Of(ResourceReader reader, Caller caller, string source, string target, CancellationToken cancellation)
    {
        var (query, linked) = (new HistoryQuery("Patient", source, Count: APage), false);
        while (await reader.History(caller, query, cancellation) is { Ok: true, Value: var page })
        {
            foreach (var version in page.Versions.Where(version => !version.Json.IsEmpty))
            {
                if (linked && !IsLinked(version.Resource, target))
                {
                    return new BeforeMerge(version.Resource.Root["active"].Boolean);
                }

                linked |= IsLinked(version.Resource, target);
            }

            if (page.Next is null)
            {
                break;
            }

            query = query with { Cursor = page.Next };
        }

        return new BeforeMerge(true);
    }

    /// <summary>Whether the record says that the other goes on in its place.</summary>
    public static bool IsLinked(Resource patient, string target) =>
        patient.Root.All("link").Any(link => link["type"].Text == "replaced-by" && link["other"]["reference"].Text == "Patient/" + target);
}
