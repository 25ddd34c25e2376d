using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>A traveller of whom only a name and a month of birth are known.</summary>
internal static class Okello
{
    public const string Text = """{"resourceType":"Patient","active":true,"name":[{"family":"Okello","given":["Moses"]}],"birthDate":"1990-05"}""";

    public static async Task<(string Id, JsonNode Body)> Created(HttpClient client)
    {
        var body = await (await client.Create("Patient", Text)).Body();
        return (body["id"]!.ToString(), body);
    }

    public static Task<HttpResponseMessage> Put(HttpClient client, string id, JsonNode body, string ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{FhirClient.Base}/Patient/{id}") { Content = FhirClient.Json(body.ToJsonString()) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }
}
