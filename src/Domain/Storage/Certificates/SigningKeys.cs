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

    private SigningKey? current;

    /// <summary>The signer in use; where there is none yet, a demonstration authority is made. Two callers that ask at once get the same.</summary>
    public async ValueTask<SigningKey> Current(CancellationToken cancellation) =>
        current ??= await Find(cancellation) ?? await Make(cancellation);

    /// <summary>Every certificate of ours that verifiers need, retired ones too: what they signed stays good.</summary>
    public async Task<IReadOnlyList<OwnCertificate>> Published(CancellationToken cancellation)
    {
        await Current(cancellation);
        await using var command = database.Source.CreateCommand("select use, certificate, demo from signing_key order by created, use");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<OwnCertificate> certificates = [];
        while (await rows.ReadAsync(cancellation))
        {
            certificates.Add(new OwnCertificate(rows.GetString(0), X509CertificateLoader.LoadCertificate(rows.GetFieldValue<byte[]>(1)), rows.GetBoolean(2)));
        }

        return certificates;
    }

    private async Task<SigningKey?> Find(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select key_id, certificate, sealed from signing_key where use = 'DSC' and retired is null");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
        {
            return null;
        }

        var privateKey = BodyCipher.Open(Key(), rows.GetFieldValue<byte[]>(2), Place(rows.GetFieldValue<byte[]>(0)));
        return SigningKey.Import(privateKey, rows.GetFieldValue<byte[]>(1));
    }

    private async Task<SigningKey> Make(CancellationToken cancellation)
    {
        await using (var connection = await database.Source.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            // Of several processes that start together one makes the keys, the others find them.
            await using var wait = new NpgsqlCommand($"select pg_advisory_xact_lock({Lock})", connection, transaction);
            await wait.ExecuteNonQueryAsync(cancellation);
            if (await Find(cancellation) is null)
            {
                var keys = DemoAuthority.Make(time.GetUtcNow());
                await Insert(connection, transaction, "SCA", keys.Authority, cancellation);
                await Insert(connection, transaction, "DSC", keys.Signer, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        return (await Find(cancellation))!;
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

    private byte[] Key() => database.MasterKey.For("signing keys");

    private static string Place(byte[] keyId) => "signing/" + Convert.ToHexString(keyId);
}
