using System.Security.Cryptography;
using System.Text;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.Index;

/// <summary>
/// Hides what names a person outright (document numbers, telephone numbers) in the index: a keyed hash finds the same
/// value again and tells nothing to whoever reads the table (PR-18).
/// </summary>
internal sealed class SearchSecret(MasterKey masterKey)
{
    /// <summary>Whose key the thread's hash has in place: setting a key takes longer than hashing a number.</summary>
    [ThreadStatic]
    private static SearchSecret? owner;

    [ThreadStatic]
    private static IncrementalHash? hash;

    private readonly byte[] key = masterKey.For("search index");

    /// <summary>True for parameters whose values are hidden on records of a person.</summary>
    public static bool Hides(string code) => code is "identifier" or "telecom" or "phone" or "email";

    /// <summary>128 bits of HMAC-SHA-256 of the value.</summary>
    public string Hide(string value)
    {
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var hashing = Keyed();
        hashing.AppendData(Encoding.UTF8.GetBytes(value));
        hashing.GetHashAndReset(mac);
        return Convert.ToBase64String(mac[..16]);
    }

    private IncrementalHash Keyed()
    {
        if (owner != this)
        {
            hash?.Dispose();
            (owner, hash) = (this, IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key));
        }

        return hash!;
    }
}
