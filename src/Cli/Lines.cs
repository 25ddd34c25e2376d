using System.Text.Json.Nodes;

namespace HealthAssess.Cli;

/// <summary>Writes JSON lines to a file, or to the output where none was named.</summary>
internal static class Lines
{
    public static async Task Write(string? file, TextWriter output, IEnumerable<JsonObject> lines)
    {
        var writer = file is null ? output : new StreamWriter(file);
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line.ToJsonString(JsonText.Options));
        }

        await writer.FlushAsync();
        if (file is not null)
        {
            await writer.DisposeAsync();
        }
    }
}
