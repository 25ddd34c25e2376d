using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Storage.Access;

namespace HealthAssess.Storage.Records;

/// <summary>Whether a change fits what is there now.</summary>
internal static class Preconditions
{
    /// <summary>Null when it does. May answer the change without a write: deleting what is deleted already.</summary>
    public static Refusal? Check(PendingWrite write, Caller caller)
    {
        var current = write.Current;
        if (current is not null && !RowFilter.MayChange(caller, current.Type, current.Person, current.PointOfEntry, current.Country, current.Restricted))
        {
            if (write.Change is { Verb: not ChangeVerb.Delete, IfMatch: null })
            {
                return WriteAccess.NotThere(write.Type, write.Id);
            }

            // Deleting it is answered as if it were not there, and so is a change to a version that the caller would have seen.
            current = null;
        }

        if (current is null && write.Change is { Verb: ChangeVerb.Delete, IfMatch: null })
        {
            // FHIR R4, http.html#delete: what was never there is gone as well as what was deleted.
            write.Answer = Written.Absent(write.Type);
            return null;
        }

        if (write.Change.IfMatch is { } seen && !IsAmong(seen, current))
        {
            return new Refusal(RefusalKind.VersionMismatch, "changed-meanwhile", "Somebody else changed this meanwhile. Load it again and repeat your change.", write.Type);
        }

        if (write.Change.IfNoneMatch is { } unwanted && IsAmong(unwanted, current))
        {
            return new Refusal(RefusalKind.VersionMismatch, "there-already", "This is there already, and the request asks for it to be new.", write.Type);
        }

        return write.Change.Verb switch
        {
            ChangeVerb.Delete => Deletion(write, current),
            // A conditional update that finds nothing creates (FHIR R4, http.html#cond-update), and must not write over what its condition did not mean.
            ChangeVerb.Create or ChangeVerb.Update when (write.Unmet || write.Change.Verb == ChangeVerb.Create) && current is { Deleted: false } =>
                new Refusal(RefusalKind.Duplicate, "id-taken", "A resource with this id is there already.", write.Type),
            _ when write.Change.Edit is not null => Edits.Objection(write),
            _ => PersonFixed(write),
        };
    }

    /// <summary>Null while a record stays with its traveller.</summary>
    public static Refusal? PersonFixed(PendingWrite write) => write.Current is { } current && current.Person != write.Person
        ? new Refusal(RefusalKind.BusinessRule, "person-fixed", "A record stays with its traveller. Record it anew for the other one and mark this one as entered in error.", write.Type)
        : null;

    /// <remarks>RFC 9110, 13.1.1: an asterisk is any version that is there. What is deleted has none.</remarks>
    private static bool IsAmong(string versions, CurrentRow? current) =>
        current is { Deleted: false } && (versions == "*" || versions.Split(',').Contains(current.Version.ToString(CultureInfo.InvariantCulture)));

    private static Refusal? Deletion(PendingWrite write, CurrentRow? current)
    {
        if (current is { Deleted: true })
        {
            write.Answer = new Written(WriteResult.Deleted, current.Stored);
        }

        return null;
    }
}
