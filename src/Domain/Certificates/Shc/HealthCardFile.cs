using System.Text;
using HealthAssess.Certificates.Json;

namespace HealthAssess.Certificates.Shc;

/// <summary>A <c>.smart-health-card</c> file.</summary>
/// <remarks>SMART Health Cards, "Via file download": <c>{"verifiableCredential": [token, …]}</c>. A file of several cards is shown card by card; this is the first.</remarks>
internal static class HealthCardFile
{
    /// <summary>The first token of a file, or null when the text is none.</summary>
    public static string? Token(string text)
    {
        if (!text.StartsWith('{') || !text.Contains("verifiableCredential", StringComparison.Ordinal))
        {
            return null;
        }

        return StrictJson.Parse(Encoding.UTF8.GetBytes(text)) is { } file && file.Items("verifiableCredential").FirstOrDefault() is { ValueKind: System.Text.Json.JsonValueKind.String } token
            ? token.GetString()
            : null;
    }
}
