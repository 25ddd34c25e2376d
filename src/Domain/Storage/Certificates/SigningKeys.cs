using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Keys;
using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>The installation's own signing keys: made at first start, the same for every process.</summary>
public sealed class SigningKeys(Database database, TimeProvider time)
{
    private const long Lock = 0x4865616C746B;

    private readonly ConcurrentDictionary<SignerPurpose, SigningKey> current = [];

    /// <summary>The signer in use; where there is none yet, a demonstration authority is made. Two callers that ask at once get the same.</summary>
    public async ValueTask<SigningKey> Current(CancellationToken cancellation, SignerPurpose purpose = SignerPurpose.HealthCertificates) =>
        current.TryGetValue(purpose, out var known) ? known : current.GetOrAdd(purpose, await Find(purpose, cancellation) ?? await Make(purpose, cancellation));

    /// <summary>Every certificate of ours that verifiers need, retired ones too: what they signed stays good.</summary>
    public async Task<IReadOnlyList<OwnCertificate>> Published(CancellationToken cancellation)
    {
        await Current(cancellation);
        await Current(cancellation, SignerPurpose.VisibleSeals);
        await using var command = database.Source.CreateCommand("select use, certificate, demo from signing_key order by created, use");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<OwnCertificate> certificates = [];
        while (await rows.ReadAsync(cancellation))
        {
            certificates.Add(new OwnCertificate(rows.GetString(0), X509CertificateLoader.LoadCertificate(rows.GetFieldValue<byte[]>(1)), rows.GetBoolean(2)));
        }

        return certificates;
    }

    private async Task<SigningKey?> Find(SignerPurpose purpose, CancellationToken cancellation) =>
        await Sealed(Use(purpose), cancellation) is var (certificate, privateKey) ? SigningKey.Import(privateKey, certificate) : null;

    private async Task<(byte[] Certificate, byte[] PrivateKey)?> Sealed(string use, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select key_id, certificate, sealed from signing_key where use = $1 and retired is null");
        command.Parameters.Add(new() { Value = use });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation)
            ? (rows.GetFieldValue<byte[]>(1), BodyCipher.Open(Key(), rows.GetFieldValue<byte[]>(2), Place(rows.GetFieldValue<byte[]>(0))))
            : null;
    }

    private async Task<SigningKey> Make(SignerPurpose purpose, CancellationToken cancellation)
    {
        await using (var connection = await database.Source.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            // Of several processes that start together one makes the keys, the others find them.
            await using var wait = new NpgsqlCommand($"select pg_advisory_xact_lock({Lock})", connection, transaction);
            await wait.ExecuteNonQueryAsync(cancellation);
            foreach (var (use, key) in await Missing(purpose, cancellation))
            {
                await Insert(connection, transaction, use, key, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        return (await Find(purpose, cancellation))!;
    }

    // Nothing there: everything. An authority from before there were signers of seals: the signer that is missing.
    private async Task<IReadOnlyList<(string Use, IssuedKey Key)>> Missing(SignerPurpose purpose, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await Sealed("SCA", cancellation) is not var (certificate, privateKey))
        {
            var keys = DemoAuthority.Make(now);
            return [("SCA", keys.Authority), ("DSC", keys.Signer), ("VDS", keys.SealSigner)];
        }

        if (await Sealed(Use(purpose), cancellation) is not null)
        {
            return [];
        }

        using var authorityKey = ECDsa.Create();
        authorityKey.ImportPkcs8PrivateKey(privateKey, out _);
        using var authority = X509CertificateLoader.LoadCertificate(certificate);
        return [(Use(purpose), DemoAuthority.Signer(purpose, authority, authorityKey, now.AddMinutes(-5)))];
    }

    private async Task Insert(NpgsqlConnection connection, NpgsqlTransaction transaction, string use, IssuedKey key, CancellationToken cancellation)
    {
        var id = KeyIds.OfCertificate(key.Certificate);
        await using var insert = new NpgsqlCommand(
            "insert into signing_key (key_id, use, certificate, sealed, demo, created) values ($1, $2, $3, $4, true, $5)", connection, transaction)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = use },
                new() { Value = key.Certificate },
                new() { Value = BodyCipher.Seal(Key(), key.PrivateKey, Place(id)) },
                new() { Value = time.GetUtcNow().UtcDateTime },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    private static string Use(SignerPurpose purpose) => purpose == SignerPurpose.VisibleSeals ? "VDS" : "DSC";

    private byte[] Key() => database.MasterKey.For("signing keys");

    private static string Place(byte[] keyId) => "signing/" + Convert.ToHexString(keyId);
}
