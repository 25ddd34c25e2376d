using System.Text.Json;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Unit.Protocols;

/// <summary>As much of JSON Schema 2020-12 as the schema of packs uses: type, properties, required, additionalProperties, items, enum, references within it.</summary>
internal static class JsonSchemaCheck
{
    public static IReadOnlyList<string> Errors(JsonObject schema, JsonNode? value) => [.. Of(schema, schema, value, "$")];

    private static IEnumerable<string> Of(JsonObject root, JsonNode? part, JsonNode? value, string place)
    {
        if (part is not JsonObject schema)
        {
            return part?.GetValue<bool>() == false ? [place + ": must not be there"] : [];
        }

        if (schema["$ref"] is { } reference)
        {
            return Of(root, Resolve(root, reference.ToString()), value, place);
        }

        return [.. Kind(schema, value, place), .. value switch
        {
            JsonObject members => Members(root, schema, members, place),
            JsonArray items => items.SelectMany((item, at) => schema["items"] is { } one ? Of(root, one, item, $"{place}[{at}]") : []),
            _ => [],
        }];
    }

    private static IEnumerable<string> Kind(JsonObject schema, JsonNode? value, string place)
    {
        var kinds = schema["type"] switch { JsonArray several => several.Select(one => one!.ToString()).ToList(), { } one => [one.ToString()], _ => [] };
        if (kinds.Count > 0 && !kinds.Contains(Named(value)) && !(kinds.Contains("number") && Named(value) == "integer"))
        {
            yield return $"{place}: is {Named(value)}, not {string.Join(" or ", kinds)}";
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(one => JsonNode.DeepEquals(one, value)))
        {
            yield return place + ": is not among the values allowed";
        }
    }

    private static IEnumerable<string> Members(JsonObject root, JsonObject schema, JsonObject members, string place) =>
    [
        .. (schema["required"] as JsonArray ?? []).Where(name => !members.ContainsKey(name!.ToString())).Select(name => $"{place}: lacks {name}"),
        .. members.SelectMany(member => Of(root, (schema["properties"] as JsonObject)?[member.Key] ?? schema["additionalProperties"], member.Value, place + "." + member.Key)),
    ];

    private static string Named(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.GetValue<decimal>() % 1 == 0 ? "integer" : "number",
        { } kind => kind.ToString().ToLowerInvariant(),
    };

    private static JsonNode? Resolve(JsonObject root, string reference) =>
        reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((JsonNode?)root, (node, name) => node is JsonArray items ? items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node?[name]);
}
