using System.Text.Json;
using System.Text.Json.Nodes;

namespace HealthAssess.Cli;

/// <summary>JSON lines in, JSON lines out: each answer carries the <c>id</c> of its question, and a question that cannot be answered gets <c>error</c>.</summary>
internal static class JsonLines
{
    /// <summary>Answers every line of <paramref name="input"/>.</summary>
    /// <param name="input">The file of questions.</param>
    /// <param name="file">The file of answers, or null for <paramref name="output"/>.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="errors">Standard error.</param>
    /// <param name="answer">Answers one question, and tells whether the answer is a finding.</param>
    /// <returns>The number of findings; −1 when the input cannot be read.</returns>
    public static async Task<int> Answer(
        string input, string? file, TextWriter output, TextWriter errors, Func<JsonElement, (JsonObject Answer, bool Finding)> answer)
    {
        if (!File.Exists(input))
        {
            await errors.WriteLineAsync("there is no file " + input);
            return -1;
        }

        var writer = file is null ? output : new StreamWriter(file);
        var findings = 0;
        await foreach (var line in File.ReadLinesAsync(input))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                var (text, finding) = AnswerLine(line, answer);
                await writer.WriteLineAsync(text);
                findings += finding ? 1 : 0;
            }
        }

        await writer.FlushAsync();
        if (file is not null)
        {
            await writer.DisposeAsync();
        }

        return findings;
    }

    private static (string Text, bool Finding) AnswerLine(string line, Func<JsonElement, (JsonObject Answer, bool Finding)> answer)
    {
        JsonNode? id = null;
        try
        {
            using var question = JsonDocument.Parse(line);
            id = question.RootElement.TryGetProperty("id", out var value) ? JsonNode.Parse(value.GetRawText()) : null;
            var (result, finding) = answer(question.RootElement);
            result.Insert(0, "id", id?.DeepClone());
            return (result.ToJsonString(JsonText.Options), finding);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return (new JsonObject { ["id"] = id?.DeepClone(), ["error"] = e.Message }.ToJsonString(JsonText.Options), true);
        }
    }
}
