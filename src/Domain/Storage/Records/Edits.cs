using HealthAssess.Domain;
using HealthAssess.Fhir.Patching;
using HealthAssess.Storage.Access;

namespace HealthAssess.Storage.Records;

/// <summary>Changes that are made of what is there (PATCH): applied to the locked current version, so that none is lost.</summary>
internal sealed class Edits(Preparation preparation)
{
    /// <summary>Null when there is something to edit.</summary>
    public static Refusal? Objection(PendingWrite write) => write.Current switch
    {
        null => WriteAccess.NotThere(write.Type, write.Id),
        { Deleted: true } => new Refusal(RefusalKind.Deleted, "deleted", $"This {write.Type} has been deleted.", write.Type),
        { Resource: null } => new Refusal(RefusalKind.Deleted, "record-erased", "This record was erased or sealed.", write.Type),
        _ => null,
    };

    /// <summary>Gives the edits their content, or says what is wrong with it.</summary>
    public IReadOnlyList<Refusal> Apply(IReadOnlyList<PendingWrite> writes, Caller caller)
    {
        var allowance = new PatchAllowance();
        return [.. writes.Index().Where(one => one.Item is { Answer: null, Change.Edit: not null }).SelectMany(one => Apply(one.Item, caller, allowance).Select(refusal => refusal with { Change = one.Index }))];
    }

    private IReadOnlyList<Refusal> Apply(PendingWrite write, Caller caller, PatchAllowance allowance)
    {
        var edited = write.Change.Edit!(write.Current!.Resource!, allowance);
        if (!edited.Ok)
        {
            return edited.Refusals;
        }

        if (ReferenceEquals(edited.Value, write.Current.Resource))
        {
            // Nothing to change: the version that is there stays the current one.
            write.Answer = new Written(WriteResult.Matched, write.Current.Stored);
            return [];
        }

        if (edited.Value.TypeName != write.Type || edited.Value.Id != write.Id)
        {
            return [new Refusal(RefusalKind.BusinessRule, "identity-fixed", "A change keeps the type and the id of a resource.", write.Type + ".id")];
        }

        var errors = Preparation.Errors(edited.Value).ToList();
        if (errors.Count == 0)
        {
            preparation.Reconsider(write, edited.Value);
            errors.AddRange(new[] { Preconditions.PersonFixed(write), WriteAccess.Check(caller, write.Person) }.OfType<Refusal>());
        }

        return errors;
    }
}
