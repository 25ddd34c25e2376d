using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>
/// Says that two records are one person, and takes it back. Nothing is rewritten: queries follow the link, and ending it
/// undoes the merge. Both are part of the commit that notes it on the Patients, and refuse what the links do not allow:
/// what stands on the Patients may have been written over since.
/// </summary>
public static class PersonLinks
{
    private const string Insert = "select link_person($1, $2, $3, $4, $5)";

    private const string End = "select part_person($1, $2, $3)";

    /// <summary>Links a record to the one that goes on; a record can be linked to one only.</summary>
    public static CommitExtra Merge(Guid person, Guid survivor, Caller caller, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return async (connection, transaction, cancellation) =>
        {
            await using var command = new NpgsqlCommand(Insert, connection, transaction);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Ids.New(time) });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = survivor });
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
            command.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = caller.Account, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
            await command.ExecuteNonQueryAsync(cancellation);
        };
    }

    /// <summary>Takes a merge back.</summary>
    public static CommitExtra Unmerge(Guid person, Guid survivor, TimeProvider time) => async (connection, transaction, cancellation) =>
    {
        await using var command = new NpgsqlCommand(End, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = survivor });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellation);
    };
}
