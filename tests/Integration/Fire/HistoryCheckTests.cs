using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>
/// Random reads and writes of a few resources by several clients, and a checker that asks whether what they saw can have
/// happened one after the other, resource by resource (linearizability: the version numbers say in which order).
/// </summary>
public sealed class HistoryCheckTests(LiveServerFixture fixture) : IClassFixture<LiveServerFixture>
{
    private const int Clients = 6;
    private const int Operations = 60;

    private readonly ConcurrentBag<Operation> operations = [];

    [Fact]
    public async Task What_clients_saw_of_each_resource_can_have_happened_one_after_the_other()
    {
        using var client = fixture.Server.Client();
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => client.New()));
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Play(number, ids)));
        foreach (var id in ids)
        {
            Check([.. operations.Where(one => one.Id == id).OrderBy(one => one.Start)]);
        }

        Assert.True(operations.Count(one => one.IsWrite) > Operations, "too few writes to say anything");
    }

    private async Task Play(int number, string[] ids)
    {
        var random = new Random(20261121 + number);
        using var client = fixture.Server.Client();
        for (var n = 1; n <= Operations; n++)
        {
            var (id, value, start) = (ids[random.Next(ids.Length)], (number * 1000) + n, Stopwatch.GetTimestamp());
            var isWrite = random.Next(2) == 0;
            var answer = isWrite ? await client.Put(id, value, ifMatch: null) : await client.GetAsync($"{FhirClient.Base}/Patient/{id}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            operations.Add(new Operation(id, isWrite, start, Stopwatch.GetTimestamp(), Counter.VersionOf(answer), Counter.NumberOf(await answer.Body())));
        }
    }

    /// <summary>Writes have versions of their own without a gap; whoever reads a version sees what was written as it; nobody goes back behind what had ended before they began.</summary>
    private static void Check(IReadOnlyList<Operation> all)
    {
        var writes = all.Where(one => one.IsWrite).ToDictionary(one => one.Version);
        Assert.Equal(Enumerable.Range(2, writes.Count), writes.Keys.Order());
        Assert.All(all.Where(one => !one.IsWrite), read => Assert.Equal(read.Version == 1 ? 0 : writes[read.Version].Value, read.Value));
        foreach (var later in all)
        {
            foreach (var earlier in all.TakeWhile(one => one.Start < later.Start).Where(one => one.End < later.Start))
            {
                Assert.True(later.IsWrite ? later.Version > earlier.Version : later.Version >= earlier.Version, $"{later} came after {earlier}");
            }
        }
    }

    private sealed record Operation(string Id, bool IsWrite, long Start, long End, int Version, int Value);
}
