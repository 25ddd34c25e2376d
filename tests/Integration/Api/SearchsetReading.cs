using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Entries of a searchset by what they are.</summary>
internal static class SearchsetReading
{
    public static IReadOnlyList<string> Matches(this JsonNode bundle) => Of(bundle, "match");

    public static IReadOnlyList<string> Included(this JsonNode bundle) => Of(bundle, "include");

    private static IReadOnlyList<string> Of(JsonNode bundle, string mode)
    {
        Assert.True(bundle["resourceType"]!.ToString() == "Bundle", bundle.ToJsonString());
        return [.. (bundle["entry"]?.AsArray() ?? []).Where(entry => entry!["search"]!["mode"]!.ToString() == mode).Select(entry => entry!["resource"]!["id"]!.ToString())];
    }
}
