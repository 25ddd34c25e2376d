using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>A Patient with a number in it, read and written over HTTP.</summary>
internal static class Counter
{
    public static string Json(int number, string? id = null) =>
        $$$"""{"resourceType":"Patient",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"name":[{"family":"Counter"}],"telecom":[{"system":"other","value":"{{{number}}}"}]}""";

    public static int NumberOf(JsonNode patient) => int.Parse(patient["telecom"]![0]!["value"]!.ToString(), CultureInfo.InvariantCulture);

    public static int VersionOf(HttpResponseMessage answer) => int.Parse(answer.Headers.ETag!.Tag.Trim('"'), CultureInfo.InvariantCulture);

    public static Task<HttpResponseMessage> Put(this HttpClient client, string id, int number, int? ifMatch)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{FhirClient.Base}/Patient/{id}") { Content = FhirClient.Json(Json(number, id)) };
        if (ifMatch is { } version)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\"", isWeak: true));
        }

        return client.SendAsync(request);
    }

    public static async Task<string> New(this HttpClient client) => (await (await client.Create("Patient", Json(0))).Body())["id"]!.ToString();
}
