using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace HealthAssess.Fhir.Patching;

/// <summary>JSON Patch: add, remove, replace, move, copy and test.</summary>
/// <remarks>RFC 6902; FHIR R4, http.html#patch.</remarks>
public sealed class JsonPatch : IPatch
{
    private const int MostOperations = 10_000;

    private readonly IReadOnlyList<JsonPatchOperation> _operations;

    private JsonPatch(IReadOnlyList<JsonPatchOperation> operations) => _operations = operations;

    /// <summary>The patch, or what is wrong with its text.</summary>
    public static (JsonPatch? Patch, Issue? Problem) Read(ReadOnlyMemory<byte> json)
    {
        if (!IsText(json.Span))
        {
            return (null, Problem("The JSON Patch holds half of a surrogate pair, or bytes that are no UTF-8."));
        }

        try
        {
            var tree = JsonNode.Parse(json.Span, documentOptions: new JsonDocumentOptions { MaxDepth = JsonPointer.Deepest, AllowDuplicateProperties = false });
            if (tree is not JsonArray array)
            {
                return (null, Problem("A JSON Patch is a list of operations."));
            }

            if (array.Count > MostOperations)
            {
                return (null, Problem("A JSON Patch has at most 10,000 operations."));
            }

            var operations = array.Select(JsonPatchOperation.Of).ToList();
            return operations.FindIndex(one => one is null) is var bad and >= 0
                ? (null, Problem($"Operation {bad} is none of RFC 6902: op, path and, by op, value or from."))
                : (new JsonPatch(operations!), null);
        }
        catch (JsonException)
        {
            return (null, Problem("The JSON Patch cannot be read."));
        }
    }

    /// <inheritdoc/>
    public PatchResult Apply(Resource resource, PatchAllowance allowance)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(allowance);
        if (!allowance.Reads(resource.Json.Length))
        {
            return PatchResult.TooCostly(resource.TypeName);
        }

        JsonNode? tree = JsonTree.Of(resource.Json);
        foreach (var operation in _operations)
        {
            if (operation.Run(ref tree) is { } problem)
            {
                return PatchResult.Failed(JsonPointer.Expression(resource.TypeName, operation.Path), $"{operation.Name} {operation.Path}: {problem}");
            }

            if (!allowance.Copies(operation.Copied(tree)))
            {
                return PatchResult.Failed(JsonPointer.Expression(resource.TypeName, operation.Path), "The patch, with the others of the Bundle if there are any, copies more than 16 MB.");
            }
        }

        // Who only tests changes nothing, and the version that is there stays the current one.
        return _operations.All(operation => operation.Name == "test") ? new PatchResult(resource, [])
            : tree is JsonObject ? JsonTree.Read(tree) : PatchResult.Failed(resource.TypeName, "The patch leaves no resource.");
    }

    /// <summary>The parser leaves texts as they are until somebody asks for them, and then throws.</summary>
    private static bool IsText(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonPointer.Deepest });
        try
        {
            while (reader.Read())
            {
                _ = reader.ValueIsEscaped ? reader.GetString() : null;
            }
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        catch (JsonException)
        {
            // What is no JSON at all is said by the parser.
        }

        return Utf8.IsValid(json);
    }

    private static Issue Problem(string text) => new(IssueSeverity.Error, "structure", "", text);
}
