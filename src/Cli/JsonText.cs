using System.Text.Encodings.Web;
using System.Text.Json;

namespace HealthAssess.Cli;

/// <summary>How commands write JSON: one line, names of every script as they are.</summary>
internal static class JsonText
{
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same for files that people read.</summary>
    public static JsonSerializerOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
}
