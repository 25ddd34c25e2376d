using System.Text.Json.Nodes;
using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The Parameters of a $lookup: names, designations and properties of a code, each property with the type that the code system gave it.</summary>
internal static class LookupAnswer
{
    public static Resource Of(CodeSystemTree tree, string code, LookupCode request)
    {
        var concept = tree.Concept(code);
        JsonObject?[] said =
        [
            Value("name", "valueString", tree.Name),
            tree.Version is { } version ? Value("version", "valueString", version) : null,
            Value("display", "valueString", concept.DisplayIn(request.Language) ?? concept.Code),
            .. request.Properties.Count == 0 || request.Properties.Contains("designation") ? concept.Designations.Select(Designation) : [],
            .. Properties(tree, code).Where(one => request.Properties.Count == 0 || request.Properties.Contains(one.Code)).Select(one => Property(one.Code, one.Value)),
        ];
        return Resource.Parse(new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = new JsonArray([.. said.OfType<JsonObject>()]) }.ToJsonString());
    }

    private static IEnumerable<(string Code, JsonObject Value)> Properties(CodeSystemTree tree, string code)
    {
        var concept = tree.Find(code)!.Value;
        if (concept["definition"].Text is { } definition)
        {
            yield return ("definition", Value("value", "valueString", definition));
        }

        if (tree.Concept(code).IsInactive)
        {
            yield return ("inactive", new JsonObject { ["name"] = "value", ["valueBoolean"] = true });
        }

        foreach (var one in tree.Parents(code).Select(parent => ("parent", parent)).Concat(tree.Children(code).Select(child => ("child", child))))
        {
            yield return (one.Item1, Value("value", "valueCode", tree.Spelled(one.Item2)));
        }

        foreach (var property in concept.All("property").Where(one => one["code"].Text is not (null or "parent" or "child" or "inactive")))
        {
            var given = JsonNode.Parse(property.Json.Span)!.AsObject().FirstOrDefault(pair => pair.Key.StartsWith("value", StringComparison.Ordinal));
            if (given.Value is { } value)
            {
                yield return (property["code"].Text!, new JsonObject { ["name"] = "value", [given.Key] = value.DeepClone() });
            }
        }
    }

    private static JsonObject Property(string code, JsonObject value) =>
        new() { ["name"] = "property", ["part"] = new JsonArray(Value("code", "valueCode", code), value) };

    private static JsonObject Designation(Element designation)
    {
        var parts = new JsonArray();
        if (designation["language"].Text is { } language)
        {
            parts.Add((JsonNode)Value("language", "valueCode", language));
        }

        if (designation["use"].Exists)
        {
            parts.Add((JsonNode)new JsonObject { ["name"] = "use", ["valueCoding"] = JsonNode.Parse(designation["use"].Json.Span) });
        }

        parts.Add((JsonNode)Value("value", "valueString", designation["value"].Text ?? ""));
        return new JsonObject { ["name"] = "designation", ["part"] = parts };
    }

    private static JsonObject Value(string name, string type, string value) => new() { ["name"] = name, [type] = value };
}
