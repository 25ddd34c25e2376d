using System.Text.Json;

namespace HealthAssess.Cli.Ministry;

/// <summary>What the receiver reads out of a delivery: the conditional updates of a transaction Bundle.</summary>
/// <param name="Updates">Each entry: its condition (<c>Type?identifier=system|value</c>) and its resource as it came.</param>
internal sealed record TransactionReport(IReadOnlyList<(string Condition, JsonElement Resource)> Updates)
{
    /// <summary>Null unless every entry is a PUT with an identifier as its condition.</summary>
    public static TransactionReport? Read(JsonElement bundle)
    {
        if (Text(bundle, "resourceType") != "Bundle" || Text(bundle, "type") != "transaction"
            || !bundle.TryGetProperty("entry", out var entries) || entries.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var updates = new List<(string, JsonElement)>();
        foreach (var entry in entries.EnumerateArray())
        {
            if (!entry.TryGetProperty("request", out var request) || Text(request, "method") != "PUT"
                || Text(request, "url") is not { } url || !url.Contains("?identifier=", StringComparison.Ordinal)
                || !entry.TryGetProperty("resource", out var resource))
            {
                return null;
            }

            updates.Add((url, resource.Clone()));
        }

        return updates.Count > 0 ? new TransactionReport(updates) : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;
}
