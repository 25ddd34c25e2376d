using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;

namespace HealthAssess.Storage.Lists;

/// <summary>The lists in force. A content that is not the one that was approved, by its hash, is not used.</summary>
public sealed class ApprovedLists(Database database)
{
    // What is in force is the end of the chain of approvals.
    private const string InForceNow = """
        select d.proposal from list_decision d
        where d.kind = $1 and d.approved and not exists (select from list_decision later where later.approved and later.kind = d.kind and later.based_on = d.proposal)
        """;

    private const string One = """
        select p.content, d.sha256, p.source, p.as_of, p.no_revocations, p.kind
        from list_proposal p join list_decision d on d.proposal = p.id and d.approved where p.id = $1
        """;

    private readonly ConcurrentDictionary<Guid, ApprovedList?> known = [];

    /// <summary>Id of the list of a kind in force, or null.</summary>
    public async Task<Guid?> IdInForce(string kind, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(InForceNow);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        return (Guid?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>The list of a kind in force; null where there is none, or where its content was changed since it was approved.</summary>
    public async Task<ApprovedList?> InForce(string kind, CancellationToken cancellation)
    {
        if (await IdInForce(kind, cancellation) is not { } id)
        {
            return null;
        }

        return known.TryGetValue(id, out var list) ? list : known[id] = await Read(id, cancellation);
    }

    private async Task<ApprovedList?> Read(Guid id, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(One);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var (content, approved) = (row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1));
        return SHA256.HashData(content).AsSpan().SequenceEqual(approved)
            ? new ApprovedList(id, row.GetString(5), content, Convert.ToHexStringLower(approved), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetBoolean(4))
            : null;
    }
}
