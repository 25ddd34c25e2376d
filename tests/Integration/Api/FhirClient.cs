using System.Text;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What every FHIR test says to the server.</summary>
internal static class FhirClient
{
    public const string Base = "/fhir/R4";

    public static StringContent Json(string text) => new(text, Encoding.UTF8, "application/fhir+json");

    public static async Task<JsonNode> Body(this HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    public static async Task<JsonNode> Get(this HttpClient client, string address) => await (await client.GetAsync(Base + "/" + address)).Body();

    public static Task<HttpResponseMessage> Create(this HttpClient client, string type, string json) => client.PostAsync($"{Base}/{type}", Json(json));

    public static IReadOnlyList<string> Ids(this JsonNode bundle) =>
        [.. (bundle["entry"]?.AsArray() ?? []).Where(entry => entry!["search"]?["mode"]?.ToString() != "outcome").Select(entry => entry!["resource"]!["id"]!.ToString())];
}
