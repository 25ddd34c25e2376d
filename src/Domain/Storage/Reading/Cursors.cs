using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using HealthAssess.Domain;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.Reading;

/// <summary>Opaque places in a list. Sealed, because a place in a list of names is a name; and for the caller alone to whom the list was shown.</summary>
internal sealed class Cursors(MasterKey masterKey)
{
    private readonly byte[] key = masterKey.For("cursors");

    /// <summary>A cursor for one query of one caller only.</summary>
    public string Write(Caller caller, string query, IReadOnlyList<string?> place) =>
        Base64Url.EncodeToString(BodyCipher.Seal(key, JsonSerializer.SerializeToUtf8Bytes(place), Bound(caller, query)));

    /// <summary>The place, or null for anything that is no cursor of this query and caller.</summary>
    public string?[]? Read(Caller caller, string query, string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(BodyCipher.Open(key, Base64Url.DecodeFromChars(cursor), Bound(caller, query)));
        }
        catch (Exception failure) when (failure is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static string Bound(Caller caller, string query) => $"{caller.Kind} {caller.Account} {caller.Person} {query}";
}
