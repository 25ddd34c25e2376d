using System.Collections.Concurrent;
using HealthAssess.Certificates.Keys;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.PrivateKeys;
using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>The keys that sign now: made at first start, the same for every process.</summary>
public sealed class SigningKeys(Database database, KeyRows rows, KeyMaking making, PrivateKeyStores stores, TimeProvider time)
{
    private const long Lock = 0x4865616C746B;

    private readonly ConcurrentDictionary<string, SigningKey> opened = new(StringComparer.Ordinal);

    /// <summary>The signer in use; where there is none yet, a demonstration authority is made. Two callers that ask at once get the same.</summary>
    /// <remarks>The database is asked each time which key it is: an operator may have changed it in another process.</remarks>
    public async ValueTask<SigningKey> Current(CancellationToken cancellation, SignerPurpose purpose = SignerPurpose.HealthCertificates)
    {
        var use = KeyUses.Of(purpose);
        var signer = Signing(await rows.All(cancellation), use) ?? await Make(use, cancellation);
        return opened.TryGetValue(signer.Key.KeyId, out var known) ? known : opened[signer.Key.KeyId] = await Open(signer, cancellation);
    }

    /// <summary>Every certificate of ours that verifiers need, retired ones too: what they signed stays good. Never a revoked one.</summary>
    public async Task<IReadOnlyList<OwnCertificate>> Published(CancellationToken cancellation)
    {
        await Current(cancellation);
        await Current(cancellation, SignerPurpose.VisibleSeals);
        return [.. (await rows.All(cancellation)).Where(row => row.Key.Revoked is null).Select(row => new OwnCertificate(row.Key.Use, row.Certificate, Demo: true, row.Link))];
    }

    /// <summary>The row that signs for a use.</summary>
    public KeyRow? Signing(IReadOnlyList<KeyRow> all, string use) =>
        KeyLife.Signer(all.Select(row => row.Key), use, time.GetUtcNow()) is { } key ? all.First(row => row.Key.KeyId == key.KeyId) : null;

    private async Task<SigningKey> Open(KeyRow signer, CancellationToken cancellation)
    {
        await SealedKeys.Move(database, stores, cancellation);
        return new SigningKey(stores.Open(signer.Store, signer.Certificate), signer.Certificate);
    }

    private async Task<KeyRow> Make(string use, CancellationToken cancellation)
    {
        await SealedKeys.Move(database, stores, cancellation);
        await using (var connection = await database.Source.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            // Of several processes that start together one makes the keys, the others find them.
            await using var wait = new NpgsqlCommand($"select pg_advisory_xact_lock({Lock})", connection, transaction);
            await wait.ExecuteNonQueryAsync(cancellation);
            foreach (var key in Missing(await rows.All(cancellation), use))
            {
                await KeyRows.Insert(key with { Key = key.Key with { Activates = key.Key.Created } })(connection, transaction, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        return Signing(await rows.All(cancellation), use)!;
    }

    // Nothing there: everything. An authority without a signer of the use: the signer that is missing.
    private IEnumerable<KeyRow> Missing(IReadOnlyList<KeyRow> all, string use)
    {
        if (Signing(all, use) is not null)
        {
            yield break;
        }

        var authority = Signing(all, KeyUses.Authority);
        string[] wanted = authority is null ? [KeyUses.Signer, KeyUses.SealSigner] : [use];
        if (authority is null)
        {
            yield return authority = making.Authority(null);
        }

        foreach (var missing in wanted.Where(one => Signing(all, one) is null))
        {
            yield return making.Signer(KeyUses.Purpose(missing)!.Value, authority);
        }
    }
}
