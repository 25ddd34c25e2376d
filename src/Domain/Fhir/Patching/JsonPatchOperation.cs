using System.Text.Json;
using System.Text.Json.Nodes;

namespace HealthAssess.Fhir.Patching;

/// <summary>One operation of a JSON Patch.</summary>
/// <remarks>RFC 6902, section 4.</remarks>
internal sealed record JsonPatchOperation(string Name, string Path, string? From, JsonNode? Value)
{
    public static JsonPatchOperation? Of(JsonNode? node)
    {
        if (node is not JsonObject one || Text(one, "op") is not { } name || Text(one, "path") is not { } path || !JsonPointer.IsValid(path))
        {
            return null;
        }

        var from = Text(one, "from");
        return name switch
        {
            "add" or "replace" or "test" when one.ContainsKey("value") => new(name, path, null, one["value"]),
            "remove" => new(name, path, null, null),
            "move" or "copy" when from is not null && JsonPointer.IsValid(from) => new(name, path, from, null),
            _ => null,
        };
    }

    /// <summary>Null when it went well.</summary>
    public string? Run(ref JsonNode? tree) => Name switch
    {
        "add" => Add(ref tree, Path, Value?.DeepClone()),
        "remove" => Remove(ref tree, Path),
        "replace" => Replace(ref tree),
        "test" => Find(tree, Path, out var there) && JsonNode.DeepEquals(there, Value) ? null : "the value there is another one.",
        "copy" => Find(tree, From!, out var source) ? Add(ref tree, Path, source?.DeepClone()) : NotThere,
        _ => Move(ref tree),
    };

    private const string NotThere = "nothing is there.";

    /// <summary>How many bytes this operation has added to the tree by copying.</summary>
    public long Copied(JsonNode? tree) =>
        Name == "copy" && Find(tree, From!, out var source) && source is not null ? JsonSerializer.SerializeToUtf8Bytes(source, JsonTree.Written).Length : 0;

    private string? Move(ref JsonNode? tree)
    {
        if (Path.StartsWith(From + "/", StringComparison.Ordinal))
        {
            return "a value cannot be moved into itself.";
        }

        return Find(tree, From!, out var source) ? Remove(ref tree, From!) ?? Add(ref tree, Path, source?.DeepClone()) : NotThere;
    }

    private string? Replace(ref JsonNode? tree)
    {
        if (!Find(tree, Path, out _))
        {
            return NotThere;
        }

        // In a list, an addition would push what is there one further.
        return Path.Length == 0 ? Add(ref tree, Path, Value?.DeepClone()) : Remove(ref tree, Path) ?? Add(ref tree, Path, Value?.DeepClone());
    }

    private static string? Add(ref JsonNode? tree, string path, JsonNode? value)
    {
        if (JsonPointer.Steps(path).Count() + JsonTree.DepthOf(value) > JsonPointer.Deepest)
        {
            return "it would be nested too deeply.";
        }

        if (path.Length == 0)
        {
            tree = value;
            return null;
        }

        var (holder, last) = JsonPointer.Split(path);
        Find(tree, holder, out var parent);
        switch (parent)
        {
            case JsonObject properties:
                properties[last] = value;
                return null;
            case JsonArray list when last == "-":
                list.Add(value);
                return null;
            case JsonArray list when JsonPointer.Index(last) is { } index && index <= list.Count:
                list.Insert(index, value);
                return null;
            default:
                return "there is no place for it.";
        }
    }

    private static string? Remove(ref JsonNode? tree, string path)
    {
        if (path.Length == 0)
        {
            tree = null;
            return null;
        }

        var (holder, last) = JsonPointer.Split(path);
        Find(tree, holder, out var parent);
        switch (parent)
        {
            case JsonObject properties when properties.Remove(last):
                return null;
            case JsonArray list when JsonPointer.Index(last) is { } index && index < list.Count:
                list.RemoveAt(index);
                return null;
            default:
                return NotThere;
        }
    }

    private static bool Find(JsonNode? tree, string path, out JsonNode? found)
    {
        found = tree;
        foreach (var step in JsonPointer.Steps(path))
        {
            switch (found)
            {
                case JsonObject properties when properties.TryGetPropertyValue(step, out var value):
                    found = value;
                    break;
                case JsonArray list when JsonPointer.Index(step) is { } index && index < list.Count:
                    found = list[index];
                    break;
                default:
                    found = null;
                    return false;
            }
        }

        return true;
    }

    private static string? Text(JsonObject one, string name) => one[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
