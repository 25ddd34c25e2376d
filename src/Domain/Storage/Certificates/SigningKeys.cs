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
    private const string Authority = "SCA";
    private const long Lock = 0x4865616C746B;

    private readonly ConcurrentDictionary<SignerPurpose, SigningKey> current = [];

    /// <summary>The signer in use; where there is none yet, a demonstration authority is made. Two callers that ask at once get the same.</summary>
    /// <remarks>The database is asked each time which key it is: an operator may have rolled it over in another process.</remarks>
    public async ValueTask<SigningKey> Current(CancellationToken cancellation, SignerPurpose purpose = SignerPurpose.HealthCertificates)
    {
        if (await Sealed(Use(purpose), cancellation) is not var (certificate, privateKey))
        {
            return current[purpose] = await Make(purpose, cancellation);
        }

        return current.TryGetValue(purpose, out var known) && known.Certificate.RawDataMemory.Span.SequenceEqual(certificate)
            ? known
            : current[purpose] = SigningKey.Import(privateKey(), certificate);
    }

    /// <summary>Makes one more signer under the authority that is there, signing from an instant on.</summary>
    internal async Task<byte[]> Add(SignerPurpose purpose, DateTimeOffset activates, CancellationToken cancellation)
    {
        await Current(cancellation, purpose);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var key = await NewSigner(purpose, cancellation);
        await Insert(connection, transaction, Use(purpose), key, activates, cancellation);
        await transaction.CommitAsync(cancellation);
        return KeyIds.OfCertificate(key.Certificate);
    }

    /// <summary>Every certificate of ours that verifiers need, retired ones too: what they signed stays good. Never a revoked one.</summary>
    public async Task<IReadOnlyList<OwnCertificate>> Published(CancellationToken cancellation)
    {
        await Current(cancellation);
        await Current(cancellation, SignerPurpose.VisibleSeals);
        await using var command = database.Source.CreateCommand("select use, certificate, demo from signing_key where revoked is null order by created, use");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<OwnCertificate> certificates = [];
        while (await rows.ReadAsync(cancellation))
        {
            certificates.Add(new OwnCertificate(rows.GetString(0), X509CertificateLoader.LoadCertificate(rows.GetFieldValue<byte[]>(1)), rows.GetBoolean(2)));
        }

        return certificates;
    }

    // The newest that signs already. Its private key is opened only where it is not in memory yet.
    private async Task<(byte[] Certificate, Func<byte[]> PrivateKey)?> Sealed(string use, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("""
            select key_id, certificate, sealed from signing_key
            where use = $1 and retired is null and revoked is null and activates <= $2 order by activates desc, created desc limit 1
            """);
        command.Parameters.Add(new() { Value = use });
        command.Parameters.Add(new() { Value = time.GetUtcNow().UtcDateTime });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
        {
            return null;
        }

        var (id, sealedKey) = (rows.GetFieldValue<byte[]>(0), rows.GetFieldValue<byte[]>(2));
        return (rows.GetFieldValue<byte[]>(1), () => BodyCipher.Open(Key(), sealedKey, Place(id)));
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
                await Insert(connection, transaction, use, key, time.GetUtcNow(), cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        var (certificate, privateKey) = (await Sealed(Use(purpose), cancellation))!.Value;
        return SigningKey.Import(privateKey(), certificate);
    }

    // Nothing there: everything. An authority without a signer of the purpose: the signer that is missing.
    private async Task<IReadOnlyList<(string Use, IssuedKey Key)>> Missing(SignerPurpose purpose, CancellationToken cancellation)
    {
        if (await Sealed(Authority, cancellation) is null)
        {
            var keys = DemoAuthority.Make(time.GetUtcNow());
            return [(Authority, keys.Authority), ("DSC", keys.Signer), ("VDS", keys.SealSigner)];
        }

        return await Sealed(Use(purpose), cancellation) is null ? [(Use(purpose), await NewSigner(purpose, cancellation))] : [];
    }

    private async Task<IssuedKey> NewSigner(SignerPurpose purpose, CancellationToken cancellation)
    {
        var (certificate, privateKey) = (await Sealed(Authority, cancellation))!.Value;
        using var authorityKey = ECDsa.Create();
        authorityKey.ImportPkcs8PrivateKey(privateKey(), out _);
        using var authority = X509CertificateLoader.LoadCertificate(certificate);
        return DemoAuthority.Signer(purpose, authority, authorityKey, time.GetUtcNow().AddMinutes(-5));
    }

    private async Task Insert(NpgsqlConnection connection, NpgsqlTransaction transaction, string use, IssuedKey key, DateTimeOffset activates, CancellationToken cancellation)
    {
        var id = KeyIds.OfCertificate(key.Certificate);
        await using var insert = new NpgsqlCommand(
            "insert into signing_key (key_id, use, certificate, sealed, demo, created, activates) values ($1, $2, $3, $4, true, $5, $6)", connection, transaction)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = use },
                new() { Value = key.Certificate },
                new() { Value = BodyCipher.Seal(Key(), key.PrivateKey, Place(id)) },
                new() { Value = time.GetUtcNow().UtcDateTime },
                new() { Value = activates.UtcDateTime },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellation);
    }

    private static string Use(SignerPurpose purpose) => purpose == SignerPurpose.VisibleSeals ? "VDS" : "DSC";

    private byte[] Key() => database.MasterKey.For("signing keys");

    private static string Place(byte[] keyId) => "signing/" + Convert.ToHexString(keyId);
}
