using HealthAssess.Storage.Index;
using HealthAssess.Storage.Records;

namespace HealthAssess.Storage.Search;

/// <summary>
/// The travellers whom a question names: that nothing was found, or a number, tells of them, too. By their id they are known
/// at once; by a number of a document, a telephone or a name they have to be looked for (<see cref="NamedLookup"/>).
/// </summary>
/// <param name="ByIds">Ids of Patients, as the persons that they stand for.</param>
/// <param name="Questions">Each names somebody: a type with the criteria that stand together.</param>
internal sealed record NamedPersons(IReadOnlySet<Guid> ByIds, IReadOnlyList<SearchRequest> Questions)
{
    private const string Patient = "Patient/";

    public bool IsEmpty => ByIds.Count == 0 && Questions.Count == 0;

    /// <summary>Whom the condition of a write names.</summary>
    public static NamedPersons Of(string type, string query) => Of(AskedSearch.Of([type], QueryText.Pairs(query)));

    public static NamedPersons Of(AskedSearch search) => new(Ids(search), [.. search.Requests.SelectMany(Naming)]);

    /// <summary>Those whose id the question says.</summary>
    public static HashSet<Guid> Ids(AskedSearch search)
    {
        HashSet<Guid> ids = [];
        foreach (var request in search.Requests)
        {
            foreach (var (name, value) in request.Criteria)
            {
                foreach (var leaf in NamedLeaf.Of(request.Type, name, value))
                {
                    ids.UnionWith(Ids(leaf));
                }
            }
        }

        return ids;
    }

    /// <summary>A number names by itself; the words of a name do so together.</summary>
    private static IEnumerable<SearchRequest> Naming(SearchRequest request) =>
        request.Criteria.SelectMany(one => NamedLeaf.Of(request.Type, one.Name, one.Value)).Where(leaf => leaf.Names || leaf.Numbers)
            .DistinctBy(leaf => (leaf.Type, leaf.Name, leaf.Value)).GroupBy(leaf => (leaf.Type, Alone: leaf.Numbers ? leaf.Name + leaf.Value : ""))
            .Select(group => request with { Type = group.Key.Type, Criteria = [.. group.Select(leaf => (leaf.Name, leaf.Value))] });

    private static IEnumerable<Guid> Ids(NamedLeaf leaf) => !leaf.IsId && !leaf.Value.Contains(Patient, StringComparison.Ordinal) ? [] : QueryText.Alternatives(leaf.Value)
        .Select(QueryText.Plain).Where(text => leaf.IsId || text.Contains(Patient, StringComparison.Ordinal))
        .Select(text => text[(text.LastIndexOf(Patient, StringComparison.Ordinal) is var at and >= 0 ? at + Patient.Length : 0)..].Split('/')[0])
        .Where(ResourceId.IsValid).Select(PersonParameters.PersonOf);
}
