using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Records;

/// <summary>Everything of a write that needs no transaction: structure, ids, whose record it is, what it is found by.</summary>
internal sealed class Preparation(IndexBuilder index, TimeProvider time)
{
    /// <summary>The writes, or why not. Two changes of one resource in one set would depend on their order and are refused.</summary>
    public (IReadOnlyList<PendingWrite> Writes, IReadOnlyList<Refusal> Refusals) Prepare(IReadOnlyList<Change> changes)
    {
        var writes = new List<PendingWrite>(changes.Count);
        var refusals = new List<Refusal>();
        var seen = new HashSet<(string, string)>();
        foreach (var (at, change) in changes.Index())
        {
            List<Refusal> own = [];
            var write = One(change, own);
            refusals.AddRange(own.Select(refusal => refusal with { Change = at }));
            if (write is not null && !seen.Add((write.Type, write.Id)))
            {
                refusals.Add(new Refusal(RefusalKind.Invalid, "same-resource-twice", $"{write.Type}/{write.Id} is changed twice in one transaction.", write.Type) { Change = at });
            }
            else if (write is not null)
            {
                writes.Add(write);
            }
        }

        return (writes, refusals);
    }

    /// <summary>Works out anew what depends on the content, after references in it were changed.</summary>
    public void Reconsider(PendingWrite write, Resource content)
    {
        write.Content = content;
        write.Person = PersonOf(content, write.Id) ?? NobodyYet(content, write.Id);
        write.Index = index.Build(content, write.Person);
    }

    /// <summary>What is structurally wrong with a content.</summary>
    public static IEnumerable<Refusal> Errors(Resource content) =>
        Validator.Default.Validate(content).Where(issue => issue.Severity <= IssueSeverity.Error).Select(Refused);

    private PendingWrite? One(Change change, List<Refusal> refusals)
    {
        var id = change.Id ?? change.Resource?.Id ?? (change.Verb == ChangeVerb.Create || change.Condition is not null ? Ids.New(time).ToString() : null);
        if (id is null || !ResourceId.IsValid(id))
        {
            refusals.Add(new Refusal(RefusalKind.Invalid, "id-invalid", "An id has 1 to 64 letters, digits, hyphens and full stops.", change.Type + ".id"));
            return null;
        }

        if (change.Verb == ChangeVerb.Delete || change.Edit is not null)
        {
            return new PendingWrite { Change = change, Id = id };
        }

        if (change.Resource is null)
        {
            refusals.Add(new Refusal(RefusalKind.Required, "content-required", "There is no content to store.", change.Type));
            return null;
        }

        refusals.AddRange(Errors(change.Resource));
        if (Subset.IsPart(change.Resource))
        {
            refusals.Add(new Refusal(
                RefusalKind.BusinessRule, "only-a-part", "This is part of a resource (meta.tag SUBSETTED), and stored it would take the place of the whole. Read all of it, and send that.", change.Type + ".meta.tag"));
        }

        var write = new PendingWrite { Change = change, Id = id };
        Reconsider(write, change.Resource);
        return write;
    }

    private static Guid? PersonOf(Resource resource, string id) =>
        (resource.TypeName == "Patient" ? id : Compartment.PersonOf(resource)) is { } person ? PersonParameters.PersonOf(person) : null;

    /// <summary>A clinical record that names no traveller is not a register: it is a record of its own, filtered and erasable as any other.</summary>
    private static Guid? NobodyYet(Resource resource, string id) =>
        TypePolicies.Of(resource.TypeName) is { OfPerson: true } ? PersonParameters.PersonOf($"{resource.TypeName}/{id}") : null;

    private static Refusal Refused(Issue issue) => new(
        issue.Code switch { "required" => RefusalKind.Required, "too-long" => RefusalKind.TooLong, "not-supported" => RefusalKind.NotSupported, _ => RefusalKind.Invalid },
        "structure", issue.Text, issue.Expression);
}
