using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HealthAssess.Fhir.Paths;

/// <summary>encode, decode, escape and unescape.</summary>
/// <remarks>FHIRPath, continuous build, Additional String Functions.</remarks>
internal static class Encodings
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static IEnumerable<Function> Functions =>
    [
        new("encode", 1, 1, "String", "String", Lift.String(Encode)),
        new("decode", 1, 1, "String", "String", Lift.String(Decode)),
        new("escape", 1, 1, "String", "String", Lift.String(Escape)),
        new("unescape", 1, 1, "String", "String", Lift.String(Unescape)),
    ];

    private static Item Encode(string text, string format) => format switch
    {
        "hex" => Item.Of(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))),
        "base64" => Item.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        "urlbase64" => Item.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_')),
        "ascii" => Item.Of(string.Concat(text.EnumerateRunes().Select(letter => letter.Value > 127 ? "?" : letter.ToString()))),
        _ => default,
    };

    private static Item Decode(string text, string format)
    {
        try
        {
            return format switch
            {
                "hex" => Item.Of(Strict.GetString(Convert.FromHexString(text))),
                "base64" => Item.Of(Strict.GetString(Convert.FromBase64String(text))),
                "urlbase64" => Item.Of(Strict.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/')))),
                _ => default,
            };
        }
        catch (Exception fault) when (fault is FormatException or DecoderFallbackException)
        {
            return default;
        }
    }

    private static Item Escape(string text, string target) => target switch
    {
        "html" => Item.Of(WebUtility.HtmlEncode(text)),
        "json" => Item.Of(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)),
        _ => default,
    };

    private static Item Unescape(string text, string target) => target switch
    {
        "html" => Item.Of(WebUtility.HtmlDecode(text)),
        "json" => Json(text),
        _ => default,
    };

    // Text that was never escaped stays what it is.
    private static Item Json(string text)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes("\"" + text + "\"");
            var reader = new Utf8JsonReader(bytes);
            return Item.Of(reader.Read() && reader.BytesConsumed == bytes.Length ? reader.GetString()! : text);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return Item.Of(text);
        }
    }
}
