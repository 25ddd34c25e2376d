using System.Security.Cryptography;
using System.Text;
using HealthAssess.Domain;

namespace HealthAssess.Storage.Keys;

/// <summary>AES-256-GCM: a form byte, a random nonce of 12 bytes, the ciphertext and a tag of 16 bytes.</summary>
/// <remarks>NIST SP 800-38D. A data key seals the versions of one person's record, far below the 2³² messages a random nonce allows.</remarks>
internal static class BodyCipher
{
    private const byte Form = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The cipher of a key, for whoever seals more than once: making it takes longer than sealing a resource.</summary>
    public static AesGcm Of(byte[] key) => new(key, TagLength);

    /// <summary>Seals the content for one place: it opens nowhere else.</summary>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> content, string place)
    {
        using var cipher = Of(key);
        return Seal(cipher, content, place);
    }

    /// <summary>Seals the content for one place: it opens nowhere else.</summary>
    public static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> content, string place)
    {
        var sealedBytes = new byte[1 + NonceLength + content.Length + TagLength];
        sealedBytes[0] = Form;
        var nonce = sealedBytes.AsSpan(1, NonceLength);
        Chance.Fill(nonce);
        cipher.Encrypt(nonce, content, sealedBytes.AsSpan(1 + NonceLength, content.Length), sealedBytes.AsSpan(^TagLength..), Place(place));
        return sealedBytes;
    }

    /// <summary>Opens what was sealed for that place; anything altered or moved throws <see cref="CryptographicException"/>.</summary>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedBytes, string place)
    {
        if (sealedBytes.Length < 1 + NonceLength + TagLength || sealedBytes[0] != Form)
        {
            throw new CryptographicException("This is no sealed content.");
        }

        var content = new byte[sealedBytes.Length - 1 - NonceLength - TagLength];
        using var cipher = Of(key);
        cipher.Decrypt(sealedBytes.Slice(1, NonceLength), sealedBytes[(1 + NonceLength)..^TagLength], sealedBytes[^TagLength..], content, Place(place));
        return content;
    }

    /// <summary>Where a version of a resource belongs.</summary>
    public static string PlaceOf(string type, string id, int version) => $"{type}/{id}/{version}";

    private static byte[] Place(string place) => Encoding.UTF8.GetBytes(place);
}
