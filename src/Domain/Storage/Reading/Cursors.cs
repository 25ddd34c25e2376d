using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.Reading;

/// <summary>Opaque places in a list. Sealed, because a place in a list of names is a name.</summary>
internal sealed class Cursors(MasterKey masterKey)
{
    private readonly byte[] key = masterKey.For("cursors");

    /// <summary>A cursor for one query only.</summary>
    public string Write(string query, IReadOnlyList<string?> place) =>
        Base64Url.EncodeToString(BodyCipher.Seal(key, JsonSerializer.SerializeToUtf8Bytes(place), query));

    /// <summary>The place, or null for anything that is no cursor of this query.</summary>
    public string?[]? Read(string query, string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(BodyCipher.Open(key, Base64Url.DecodeFromChars(cursor), query));
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }
}
