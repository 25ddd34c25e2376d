using System.Security.Cryptography;
using System.Text.Json;

namespace HealthAssess.Api.Administration.Import;

/// <summary>The id of an imported resource: its own, else that of its full URL, else one made from its content. Always the same for the same content, so that a second run finds the first.</summary>
internal static class ImportedId
{
    private const string UuidUrn = "urn:uuid:";

    public static string Of(ReadOnlyMemory<byte> json, string? fullUrl = null) =>
        TopLevel(json, "id") is { Length: > 0 } id ? id
        : fullUrl?.StartsWith(UuidUrn, StringComparison.Ordinal) == true ? fullUrl[UuidUrn.Length..]
        : Convert.ToHexStringLower(SHA256.HashData(json.Span)[..16]);

    public static string? TypeOf(ReadOnlyMemory<byte> json) => TopLevel(json, "resourceType");

    private static string? TopLevel(ReadOnlyMemory<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }

            reader.Skip();
        }

        return null;
    }
}
