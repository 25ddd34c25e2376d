using System.Security.Cryptography;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.PrivateKeys;

namespace HealthAssess.Storage.Certificates;

/// <summary>Moves private keys that an older version kept sealed in the database into files, once.</summary>
/// <remarks>The file is on the disk before the row forgets the key, and writing it twice writes the same key: a crash loses nothing.</remarks>
internal static class SealedKeys
{
    public static async Task Move(Database database, PrivateKeyStores stores, CancellationToken cancellation)
    {
        foreach (var (id, sealedKey) in await Find(database, cancellation))
        {
            using var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(BodyCipher.Open(database.MasterKey.For("signing keys"), sealedKey, "signing/" + Convert.ToHexString(id)), out _);
            stores.Files.Keep(key);
            await using var forget = database.Source.CreateCommand("update signing_key set sealed = null, store = 'file' where key_id = $1");
            forget.Parameters.Add(new() { Value = id });
            await forget.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static async Task<IReadOnlyList<(byte[] Id, byte[] Sealed)>> Find(Database database, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("select key_id, sealed from signing_key where sealed is not null");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<(byte[], byte[])> found = [];
        while (await row.ReadAsync(cancellation))
        {
            found.Add((row.GetFieldValue<byte[]>(0), row.GetFieldValue<byte[]>(1)));
        }

        return found;
    }
}
