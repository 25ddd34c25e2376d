using System.Net;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>Many clients of the true server who want the same resources at the same time.</summary>
public sealed class ConcurrentWritersTests(LiveServerFixture fixture) : IClassFixture<LiveServerFixture>
{
    [Fact]
    public async Task Eight_writers_of_three_resources_lose_no_update_and_versions_have_no_gap()
    {
        const int Steps = 10;
        using var client = fixture.Server.Client();
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.New()));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            using var own = fixture.Server.Client();
            for (var step = 0; step < Steps; step++)
            {
                await Increment(own, ids[(writer + step) % ids.Length]);
            }
        }));

        var last = await Task.WhenAll(ids.Select(id => client.Get("Patient/" + id)));
        Assert.Equal(8 * Steps, last.Sum(Counter.NumberOf));
        foreach (var id in ids)
        {
            var history = (await client.Get($"Patient/{id}/_history?_count=1000"))["entry"]!.AsArray();
            var versions = history.Select(entry => int.Parse(entry!["resource"]!["meta"]!["versionId"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(Enumerable.Range(1, history.Count).Reverse(), versions);
            Assert.Equal(Enumerable.Range(0, history.Count).Reverse(), history.Select(entry => Counter.NumberOf(entry!["resource"]!)));
        }
    }

    [Fact]
    public async Task Of_fifty_conditional_creates_at_once_one_creates_and_the_others_find()
    {
        using var client = fixture.Server.Client();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, FhirClient.Base + "/Patient")
            {
                Content = FhirClient.Json("""{"resourceType":"Patient","identifier":[{"system":"urn:fire","value":"fifty"}]}"""),
            };
            request.Headers.Add("If-None-Exist", "identifier=urn:fire|fifty");
            return client.SendAsync(request);
        }));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(49, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Single((await client.Get("Patient?identifier=urn:fire|fifty")).Ids());
    }

    [Fact]
    public async Task Crossing_transactions_end_without_a_deadlock_and_both_resources_get_every_version()
    {
        using var client = fixture.Server.Client();
        var (left, right) = (await client.New(), await client.New());
        var answers = await Task.WhenAll(Enumerable.Range(1, 30).Select(n =>
            client.PostAsync(FhirClient.Base + "/", FhirClient.Json(Transaction(n, n % 2 == 0 ? [left, right] : [right, left])))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        foreach (var id in new[] { left, right })
        {
            Assert.Equal("31", (await client.Get("Patient/" + id))["meta"]!["versionId"]!.ToString());
        }
    }

    [Fact]
    public async Task Creates_that_share_a_transaction_answer_each_for_itself()
    {
        using var client = fixture.Server.Client();
        var taken = await client.New();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => n % 8 == 0
            ? client.PostAsync(FhirClient.Base + "/", FhirClient.Json(Transaction(n, [taken], "W/\\\"77\\\"")))
            : client.Create("Patient", Counter.Json(n))));
        Assert.All(answers.Where((_, n) => n % 8 == 0), answer => Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode));
        Assert.All(answers.Where((_, n) => n % 8 != 0), answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
    }

    private static string Transaction(int number, IReadOnlyList<string> ids, string? ifMatch = null)
    {
        var condition = ifMatch is null ? "" : $",\"ifMatch\":\"{ifMatch}\"";
        var entries = ids.Select(id => $$$"""{"resource":{{{Counter.Json(number, id)}}},"request":{"method":"PUT","url":"Patient/{{{id}}}"{{{condition}}}}}""");
        return $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""";
    }

    private static async Task Increment(HttpClient client, string id)
    {
        for (var status = HttpStatusCode.PreconditionFailed; status != HttpStatusCode.OK;)
        {
            var read = await client.GetAsync($"{FhirClient.Base}/Patient/{id}");
            var answer = await client.Put(id, Counter.NumberOf(await read.Body()) + 1, Counter.VersionOf(read));
            status = answer.StatusCode;
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed, $"{status}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
