using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;
using HealthAssess.Domain.Certificates;
using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>What an operator does with signing keys: look, roll over, revoke. Private keys never leave their seal here.</summary>
/// <remarks>HCERT certificate governance: a new signer is published before it signs (overlap), the old one stays published for what it signed.</remarks>
public sealed class KeyCeremony(Database database, SigningKeys keys, IssuedCertificates issued, TimeProvider time)
{
    /// <summary>Every key, the newest of each use first.</summary>
    public async Task<IReadOnlyList<KeyRecord>> List(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select key_id, use, certificate, activates, retired, revoked from signing_key order by use, activates desc, created desc");
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var (now, signing) = (time.GetUtcNow(), new HashSet<string>());
        List<KeyRecord> records = [];
        while (await rows.ReadAsync(cancellation))
        {
            using var certificate = X509CertificateLoader.LoadCertificate(rows.GetFieldValue<byte[]>(2));
            var (use, activates, until) = (rows.GetString(1), rows.GetFieldValue<DateTimeOffset>(3), Term.Of(certificate).Until);
            var state = !rows.IsDBNull(5) ? KeyState.Revoked
                : until < now ? KeyState.Expired
                : activates > now ? KeyState.Next
                : !rows.IsDBNull(4) || !signing.Add(use) ? KeyState.Retired
                : KeyState.Active;
            records.Add(new(Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(0)), use, state, activates, until));
        }

        return records;
    }

    /// <summary>Makes the next signer: published now, signing from the instant given on.</summary>
    public async Task<string> Rotate(SignerPurpose purpose, DateTimeOffset activates, CancellationToken cancellation) =>
        Convert.ToHexStringLower(await keys.Add(purpose, activates, cancellation));

    /// <summary>Revokes a key: it leaves the lists, everything it signed stands in the list of revocations, and where it was signing a new one takes its place. False when there is no such key.</summary>
    public async Task<bool> Revoke(string keyId, string reason, CancellationToken cancellation)
    {
        if (Bytes(keyId) is not { } id || await UseOf(id, cancellation) is not { } use)
        {
            return false;
        }

        await using (var connection = await database.Source.OpenConnectionAsync(cancellation))
        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            await using var update = new NpgsqlCommand("update signing_key set revoked = $2, reason = $3, retired = coalesce(retired, $2) where key_id = $1 and revoked is null", connection, transaction)
            {
                Parameters = { new() { Value = id }, new() { Value = time.GetUtcNow().UtcDateTime }, new() { Value = reason } },
            };
            await update.ExecuteNonQueryAsync(cancellation);
            await issued.RevokeKey(id, reason)(connection, transaction, cancellation);
            await transaction.CommitAsync(cancellation);
        }

        // Where it was the one that signs, whoever signs next finds none and one is made.
        await keys.Current(cancellation, use == "VDS" ? SignerPurpose.VisibleSeals : SignerPurpose.HealthCertificates);
        return true;
    }

    private async Task<string?> UseOf(byte[] id, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select use from signing_key where key_id = $1 and use <> 'SCA'");
        command.Parameters.Add(new() { Value = id });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    private static byte[]? Bytes(string hex)
    {
        try
        {
            return Convert.FromHexString(hex);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
