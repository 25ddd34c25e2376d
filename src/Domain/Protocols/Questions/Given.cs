using System.Text.Json;

namespace HealthAssess.Protocols;

/// <summary>An answer as it came: texts, and a unit where one was named.</summary>
internal sealed record Given(IReadOnlyList<string> Texts, string? Unit)
{
    public static Dictionary<string, Given> Read(JsonElement answers) => answers.ValueKind == JsonValueKind.Object
        ? answers.EnumerateObject().GroupBy(member => member.Name).ToDictionary(members => members.Key, members => Of(members.Last().Value))
        : [];

    private static Given Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => new([.. value.EnumerateArray().Select(Word)], null),
        JsonValueKind.Object => new(
            [value.TryGetProperty("value", out var inner) ? Word(inner) : value.GetRawText()],
            value.TryGetProperty("unit", out var unit) ? Word(unit) : null),
        _ => new([Word(value)], null),
    };

    private static string Word(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "unknown",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
