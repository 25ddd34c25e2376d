using System.Text;
using HealthAssess.Domain;
using HealthAssess.Storage.Keys;
using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>Something a traveller has asked for.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Who asks.</param>
/// <param name="Kind">correct, erase, object or complaint.</param>
/// <param name="Words">What they wrote.</param>
/// <param name="MadeAt">When.</param>
/// <param name="DueAt">When it must be answered at the latest.</param>
/// <param name="Answer">done or refused; null while it is open.</param>
public sealed record TravellerRequest(Guid Id, Guid Person, string Kind, string Words, DateTimeOffset MadeAt, DateTimeOffset DueAt, string? Answer);

/// <summary>What travellers ask for; answered within 30 days (PR-13). Their words are sealed.</summary>
public sealed class TravellerRequests(Database database, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Takes a request, in the transaction of a commit.</summary>
    public CommitExtra Make(Guid person, string kind, string words) => async (connection, transaction, cancellation) =>
    {
        var (id, now) = (Ids.New(time), time.GetUtcNow().UtcDateTime);
        await using var insert = new NpgsqlCommand(
            "insert into traveller_request (id, person, kind, words, made_at, due_at) values ($1, $2, $3, $4, $5, $6)", connection, transaction)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = person }, new() { Value = kind },
                new() { Value = BodyCipher.Seal(Key(), Encoding.UTF8.GetBytes(words), $"traveller_request/{id}") },
                new() { Value = now }, new() { Value = now + Longest },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Notes how it was answered, in the transaction of a commit.</summary>
    public CommitExtra Answer(Guid request, string answer, Caller caller) => async (connection, transaction, cancellation) =>
    {
        ArgumentNullException.ThrowIfNull(caller);
        await using var update = new NpgsqlCommand(
            "update traveller_request set answered_at = $2, answered_by = $3, answer = $4, words = case when kind = 'erase' then '\\x' else words end where id = $1", connection, transaction)
        {
            Parameters =
            {
                new() { Value = request }, new() { Value = time.GetUtcNow().UtcDateTime },
                new NpgsqlParameter<Guid?> { TypedValue = caller.Account, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid }, new() { Value = answer },
            },
        };
        await update.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Those of one person, or all that are open.</summary>
    public async Task<IReadOnlyList<TravellerRequest>> List(Guid? person, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(
            $"select id, person, kind, words, made_at, due_at, answer from traveller_request where {(person is null ? "answered_at is null" : "person = any(same_person($1))")} order by due_at limit 200");
        if (person is { } one)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = one });
        }

        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<TravellerRequest> found = [];
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), Open(row.GetGuid(0), row.GetFieldValue<byte[]>(3)),
                row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetString(6)));
        }

        return found;
    }

    private string Open(Guid id, byte[] words) => words.Length == 0 ? "" : Encoding.UTF8.GetString(BodyCipher.Open(Key(), words, $"traveller_request/{id}"));

    private byte[] Key() => database.MasterKey.For("traveller requests");
}
