using System.Security.Cryptography;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.Audit;

/// <summary>What a check of the audit found.</summary>
/// <param name="SealedUpTo">When the last seal was made; null when there is none.</param>
/// <param name="Seals">How many seals were checked.</param>
/// <param name="Rows">How many rows they cover.</param>
/// <param name="Broken">The first thing that does not fit, in words that name the row; null when everything does.</param>
/// <param name="Root">The last root, in hexadecimal, to be kept elsewhere.</param>
public sealed record AuditReport(DateTimeOffset? SealedUpTo, long Seals, long Rows, string? Broken, string Root);

/// <summary>Checks the whole chain: every seal's link, signature and root, and every row against its hash.</summary>
public sealed class AuditVerification(Database database, InstallationSecret secrets)
{
    /// <summary>Checks from the first seal on and stops at the first that does not fit.</summary>
    public async Task<AuditReport> Verify(CancellationToken cancellation)
    {
        using var key = await SealKey.Open(secrets, cancellation);
        var (previous, below, count, rows) = (new byte[MerkleTree.HashLength], 0UL, 0L, 0L);
        DateTimeOffset? upTo = null;
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await foreach (var (seal, signature) in Seals(cancellation))
        {
            var found = await SealedRow.Between(connection, seal.From, seal.Below, cancellation);
            var broken = Link(seal, signature, key, count + 1, below, previous) ?? Compare(seal, found);
            if (broken is not null)
            {
                return new AuditReport(upTo, count, rows, broken, Convert.ToHexStringLower(previous));
            }

            (previous, below, count, rows, upTo) = (seal.Root, seal.Below, count + 1, rows + found.Count, seal.At);
        }

        return new AuditReport(upTo, count, rows, null, Convert.ToHexStringLower(previous));
    }

    private static string? Link(Seal seal, byte[] signature, ECDsa key, long number, ulong from, byte[] previous) =>
        seal.Number != number ? $"Seal {number} is missing."
        : seal.From != from || !seal.Previous.AsSpan().SequenceEqual(previous) ? $"Seal {number} does not follow the seal before it."
        : !seal.Root.AsSpan().SequenceEqual(MerkleTree.Root(seal.Leaves)) ? $"The hashes of seal {number} were altered."
        : !key.VerifyHash(seal.Statement, signature) ? $"The signature of seal {number} is not ours."
        : null;

    private static string? Compare(Seal seal, List<SealedRow> rows)
    {
        var expected = seal.Leaves.Length / MerkleTree.HashLength;
        for (var i = 0; i < Math.Min(expected, rows.Count); i++)
        {
            if (!seal.Leaves.AsSpan(i * MerkleTree.HashLength, MerkleTree.HashLength).SequenceEqual(rows[i].Hash))
            {
                return Differs(seal, rows, i, expected);
            }
        }

        return rows.Count < expected ? $"A row after {Name(rows.LastOrDefault())} is missing (seal {seal.Number})."
            : rows.Count > expected ? $"Row {Name(rows[expected])} was added later (seal {seal.Number})."
            : null;
    }

    private static string Differs(Seal seal, List<SealedRow> rows, int at, int expected) =>
        rows.Count < expected ? $"A row before {Name(rows[at])} is missing (seal {seal.Number})."
        : rows.Count > expected ? $"Row {Name(rows[at])} was added later (seal {seal.Number})."
        : $"Row {Name(rows[at])} was altered (seal {seal.Number}).";

    private static string Name(SealedRow? row) => row is null ? "the beginning" : $"{row.Xid}/{row.Sequence}";

    private async IAsyncEnumerable<(Seal Seal, byte[] Signature)> Seals([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(
            "select number, from_xid, below_xid, at, leaves, root, previous, signature from audit_seal order by number");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        while (await row.ReadAsync(cancellation))
        {
            yield return (
                new Seal(
                    row.GetInt64(0), row.GetFieldValue<ulong>(1), row.GetFieldValue<ulong>(2), row.GetFieldValue<DateTimeOffset>(3),
                    row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6)),
                row.GetFieldValue<byte[]>(7));
        }
    }
}
