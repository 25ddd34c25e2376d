using System.Text.Json;
using HealthAssess.Certificates.Trust.Lists;

namespace HealthAssess.Domain.Requirements;

/// <summary>What a proposed set of requirements changes against the one in force.</summary>
public static class RequirementDiff
{
    /// <summary>The changes, by id. Both texts have been read as requirements before.</summary>
    public static IReadOnlyList<RequirementChange> Of(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        using var old = JsonDocument.Parse(before);
        using var proposed = JsonDocument.Parse(after);
        return [.. Changes(Named(old, "rules"), Named(proposed, "rules")), .. Changes(Named(old, "lists"), Named(proposed, "lists"))];
    }

    private static IEnumerable<RequirementChange> Changes(Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after) =>
        from id in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
        let then = before.TryGetValue(id, out var old) ? old : (JsonElement?)null
        let now = after.TryGetValue(id, out var proposed) ? proposed : (JsonElement?)null
        where then is null || now is null || !JsonElement.DeepEquals(then.Value, now.Value)
        select new RequirementChange(
            id, Text(now ?? then!.Value, "country"), then is null ? ListChange.Added : now is null ? ListChange.Removed : ListChange.Changed,
            then is { } was ? Terms(was) : null, now is { } becomes ? Terms(becomes) : null,
            now is { } said && said.TryGetProperty("source", out var source) ? $"{Text(source, "text")} ({Text(source, "asOf")})" : null,
            now is { } rule && rule.TryGetProperty("demo", out var demo) && demo.ValueKind == JsonValueKind.True);

    private static Dictionary<string, JsonElement> Named(JsonDocument json, string member) =>
        json.RootElement.GetProperty(member).EnumerateArray().ToDictionary(one => Text(one, "id") ?? "", StringComparer.Ordinal);

    // Every member but its name and source: a person reads names of members and values, and nothing is left out of the comparison.
    private static string Terms(JsonElement rule) => string.Join(" · ", rule.EnumerateObject()
        .Where(member => member.Name is not ("id" or "source" or "demo"))
        .Select(member => member.Value.ValueKind == JsonValueKind.Array ? string.Join(' ', member.Value.EnumerateArray().Select(one => one.ToString())) : $"{member.Name} {member.Value}"));

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
