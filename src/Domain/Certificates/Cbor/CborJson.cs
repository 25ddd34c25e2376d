using System.Globalization;
using System.Text.Json.Nodes;

namespace HealthAssess.Certificates.Cbor;

/// <summary>CBOR as JSON, for showing and comparing claims.</summary>
/// <remarks>RFC 8949, 6.1: byte strings become base64url, integer keys their decimal text.</remarks>
public static class CborJson
{
    /// <summary>The item as JSON.</summary>
    public static JsonNode? ToJson(CborValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Kind switch
        {
            CborKind.Integer => value.Integer is { } integer ? JsonValue.Create(integer) : JsonValue.Create(value.BigInteger.ToString(CultureInfo.InvariantCulture)),
            CborKind.Float => double.IsFinite(value.Real!.Value) ? JsonValue.Create(value.Real.Value) : null,
            CborKind.Boolean => JsonValue.Create(value.Boolean!.Value),
            CborKind.Text => JsonValue.Create(value.Text),
            CborKind.Bytes => JsonValue.Create(System.Buffers.Text.Base64Url.EncodeToString(value.Bytes.Span)),
            CborKind.Array => new JsonArray([.. value.Items.Select(ToJson)]),
            CborKind.Map => Map(value),
            CborKind.Tag => ToJson(value.Items[0]),
            _ => null,
        };
    }

    private static JsonObject Map(CborValue map)
    {
        var result = new JsonObject();
        foreach (var (key, value) in map.Pairs)
        {
            result[key.Text ?? ToJson(key)?.ToJsonString() ?? "null"] = ToJson(value);
        }

        return result;
    }
}
