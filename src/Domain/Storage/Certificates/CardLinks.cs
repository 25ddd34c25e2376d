using System.Security.Cryptography;
using System.Text;
using HealthAssess.Domain;
using HealthAssess.Domain.Certificates;
using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>The links by which travellers open their cards without an account: 128 random bits in the link, a code beside it.</summary>
/// <remarks>Five wrong codes lock a link for a quarter of an hour, thirty in a row end it. The count is kept in the same statement as the look-up, so attempts in parallel gain nothing.</remarks>
public sealed class CardLinks(Database database, TimeProvider time)
{
    private const string Try = """
        update card_link set
          wrong = case when code_hash = $2 then 0 else wrong + 1 end,
          locked_until = case when code_hash <> $2 and (wrong + 1) % 5 = 0 then $3::timestamptz + interval '15 minutes' else locked_until end,
          ended = case when code_hash <> $2 and wrong + 1 >= 30 then $3 else ended end,
          opened = case when code_hash = $2 then $3 else opened end
        where id = $1 and ended is null and (locked_until is null or locked_until <= $3)
        returning code_hash = $2, person, document
        """;

    /// <summary>No such link, or a wrong code: nobody is told which.</summary>
    public static Refusal NotOpened { get; } = new(
        RefusalKind.NotFound, "card-not-opened", "The link or the code is not right. Compare the code with the one you were given.", "code");

    private static readonly Refusal Locked = new(
        RefusalKind.Throttled, "card-locked", "Too many wrong codes. Wait a quarter of an hour, or ask where the certificate was issued.", "code");

    /// <summary>Writes a link in the transaction of the document it opens.</summary>
    public CommitExtra Insert(string link, string code, Guid person, Guid document) => async (connection, transaction, cancellation) =>
    {
        await using var insert = new NpgsqlCommand(
            "insert into card_link (id, person, document, code_hash, created) values ($1, $2, $3, $4, $5) on conflict do nothing", connection, transaction)
        {
            Parameters =
            {
                new() { Value = link },
                new() { Value = person },
                new() { Value = document },
                new() { Value = Hash(link, code) },
                new() { Value = time.GetUtcNow().UtcDateTime },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Ends every link of a document in the transaction of its successor.</summary>
    public CommitExtra EndAll(Guid document) => async (connection, transaction, cancellation) =>
    {
        await using var end = new NpgsqlCommand("update card_link set ended = $2 where document = $1 and ended is null", connection, transaction)
        {
            Parameters = { new() { Value = document }, new() { Value = time.GetUtcNow().UtcDateTime } },
        };
        await end.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Leads the links of certificates to their successors, with the codes that their travellers know already.</summary>
    public static CommitExtra Lead(IReadOnlyList<(Guid Old, Guid New)> successors) => async (connection, transaction, cancellation) =>
    {
        await using var lead = new NpgsqlCommand(
            "update card_link c set document = s.new from unnest($1::uuid[], $2::uuid[]) as s(old, new) where c.document = s.old and c.ended is null", connection, transaction)
        {
            Parameters = { new() { Value = successors.Select(one => one.Old).ToArray() }, new() { Value = successors.Select(one => one.New).ToArray() } },
        };
        await lead.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>Tries a code as typed.</summary>
    public async Task<Outcome<OpenedCard>> Open(string link, string? typed, CancellationToken cancellation)
    {
        if (CardCode.Read(typed) is not { } code)
        {
            return NotOpened;
        }

        await using (var command = database.Source.CreateCommand(Try))
        {
            command.Parameters.Add(new() { Value = link });
            command.Parameters.Add(new() { Value = Hash(link, code) });
            command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
            await using var row = await command.ExecuteReaderAsync(cancellation);
            if (await row.ReadAsync(cancellation))
            {
                return row.GetBoolean(0) ? Outcome<OpenedCard>.Of(new OpenedCard(row.GetGuid(1), row.GetGuid(2))) : NotOpened;
            }
        }

        return await IsLocked(link, cancellation) ? Locked : NotOpened;
    }

    private async Task<bool> IsLocked(string link, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select 1 from card_link where id = $1 and ended is null and locked_until > $2");
        command.Parameters.Add(new() { Value = link });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        return await command.ExecuteScalarAsync(cancellation) is not null;
    }

    private byte[] Hash(string link, string code) =>
        HMACSHA256.HashData(database.MasterKey.For("card codes"), Encoding.UTF8.GetBytes(link + ":" + code));
}
