using System.Text.Json;
using System.Text.Unicode;

namespace HealthAssess.Certificates.Json;

/// <summary>JSON that is read in one way only: no property twice, no comments, a bounded depth. Missing things answer with nothing.</summary>
/// <remarks>RFC 8785 and RFC 7515, 10.12: two readers of a signed text must see the same claims.</remarks>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 48 };

    public static JsonElement? Parse(ReadOnlyMemory<byte> utf8)
    {
        // The parser leaves the letters of strings unread; what it lets through would fail wherever a string is first looked at.
        if (!Utf8.IsValid(utf8.Span))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return utf8.Span.IndexOf("\\u"u8) < 0 || HasWholeLetters(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // An escaped half of a letter is no text (RFC 8259, 8.2); reading it throws.
    private static bool HasWholeLetters(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString() is not null,
        JsonValueKind.Array => element.EnumerateArray().All(HasWholeLetters),
        JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && HasWholeLetters(member.Value)),
        _ => true,
    };

    public static JsonElement Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : default;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? Number(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
