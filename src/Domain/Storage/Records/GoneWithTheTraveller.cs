using HealthAssess.Domain;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Records;

/// <summary>A transaction deletes first (FHIR R4, http.html#trules): a record that it writes about a traveller whom it deletes is about nobody.</summary>
internal static class GoneWithTheTraveller
{
    public static IEnumerable<Refusal> Objections(IReadOnlyList<PendingWrite> writes)
    {
        HashSet<Guid> gone = [.. writes.Where(one => one is { Type: "Patient", Change.Verb: ChangeVerb.Delete }).Select(one => PersonParameters.PersonOf(one.Id))];
        return gone.Count == 0 ? [] : writes.Index()
            .Where(one => one.Item is { Answer: null, Content: not null, Type: not "Patient", Person: { } person } && gone.Contains(person))
            .Select(one => new Refusal(
                RefusalKind.BusinessRule, "reference-to-nobody", $"The traveller whom this {one.Item.Type} is about is deleted in the same transaction.", one.Item.Type)
            { Change = one.Index });
    }
}
