using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>
/// Says that two records are one person, and takes it back. Nothing is rewritten: queries follow the link, and ending it
/// undoes the merge. Both are part of the commit that notes it on the Patients.
/// </summary>
public static class PersonLinks
{
    private const string Insert = "insert into person_link (id, person, survivor, at, account) values ($1, $2, $3, $4, $5)";

    private const string End = "update person_link set ended = $3 where person = $1 and survivor = $2 and ended is null";

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
