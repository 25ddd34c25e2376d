using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using HealthAssess.Storage;
using HealthAssess.Storage.Keys;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>kill -9 under load: of the server, and of PostgreSQL under the server.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private const int Writers = 5;

    private readonly ConcurrentBag<(string Patient, string Observation)> acknowledged = [];
    private LiveServer server = null!;
    private volatile bool stop;

    public async Task InitializeAsync() => server = await LiveServer.Start();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_killed_server_comes_back_with_everything_it_acknowledged()
    {
        var writers = Load();
        await Eventually.Is("writes were acknowledged", () => Task.FromResult(acknowledged.Count > 60));
        await server.Kill();
        await Task.WhenAll(writers);
        await server.StartProcess();
        await Everything();
    }

    [Fact]
    public async Task A_killed_postgres_comes_back_under_the_running_server_with_everything_that_was_acknowledged()
    {
        var writers = Load();
        await Eventually.Is("writes were acknowledged", () => Task.FromResult(acknowledged.Count > 60));
        Process.GetProcessById(server.PostgresId).Kill();
        var before = acknowledged.Count;
        await Eventually.Is("the server went on without a restart", () => Task.FromResult(acknowledged.Count > before + 40));
        stop = true;
        await Task.WhenAll(writers);
        server.Database.Source.Clear();
        await Everything();
    }

    private List<Task> Load() => [.. Enumerable.Range(0, Writers).Select(_ => Task.Run(Write))];

    /// <summary>Transactions of a Patient and an Observation. While PostgreSQL is away the answer is "try again"; when the server is gone, so is the writer.</summary>
    private async Task Write()
    {
        using var client = server.Client();
        while (!stop)
        {
            HttpResponseMessage answer;
            JsonNode? body;
            try
            {
                answer = await client.PostAsync(FhirClient.Base + "/", FhirClient.Json(Transaction));
                body = await answer.Body();
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return;
            }

            if (answer.StatusCode != HttpStatusCode.OK)
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Equal("OperationOutcome", body["resourceType"]!.ToString());
                continue;
            }

            var ids = body["entry"]!.AsArray().Select(entry => entry!["response"]!["location"]!.ToString().Split('/')[^3]).ToArray();
            acknowledged.Add((ids[0], ids[1]));
        }
    }

    private async Task Everything()
    {
        using var client = server.Client();
        foreach (var (patient, observation) in acknowledged)
        {
            Assert.Equal(patient, (await client.Get("Patient/" + patient))["id"]!.ToString());
            Assert.Equal([observation], (await client.Get("Observation?patient=Patient/" + patient)).Ids());
        }

        Assert.Equal(0L, await server.Scalar("select count(*) from resource r where not exists (select 1 from resource_version v where v.resource = r.key and v.version = r.version)"));
        Assert.Equal(0L, await server.Scalar("select count(*) from resource_version v where not exists (select 1 from resource r where r.key = v.resource)"));
        Assert.Equal(0L, await server.Scalar("select count(*) from (select person from resource where person is not null group by person having count(*) <> 2) half"));
        Assert.Equal(await server.Scalar("select count(*) from resource where person is not null"), await server.Scalar("select coalesce(sum(cardinality(entities)), 0)::bigint from audit where action = 'c'"));
        var index = await server.Index();
        using var keys = new DataKeys(server.Database, TimeProvider.System);
        await new Reindexing(server.Database, keys).Run(0, (_, _) => { }, CancellationToken.None);
        Assert.Equal(index, await server.Index());
    }

    private const string Transaction = """
        {"resourceType":"Bundle","type":"transaction","entry":[
          {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","resource":{"resourceType":"Patient","name":[{"family":"Okello"}],"birthDate":"1990-01-01"},"request":{"method":"POST","url":"Patient"}},
          {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000002","resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},"subject":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000001"},"effectiveDateTime":"2026-05-01T10:00:00Z","valueQuantity":{"value":37.2,"system":"http://unitsofmeasure.org","code":"Cel"}},"request":{"method":"POST","url":"Observation"}}]}
        """;
}
