using System.Net;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What tests of operations do over and over.</summary>
internal static class OperationCalls
{
    public static async Task<string> New(HttpClient client, string json)
    {
        var answer = await client.Create(JsonNode.Parse(json)!["resourceType"]!.ToString(), json);
        var body = await answer.Body();
        Assert.True(answer.StatusCode == HttpStatusCode.Created, body.ToJsonString());
        return body["id"]!.ToString();
    }

    public static async Task<JsonNode> Post(HttpClient client, string address, string json) => await (await client.PostAsync($"{FhirClient.Base}/{address}", FhirClient.Json(json))).Body();
}
