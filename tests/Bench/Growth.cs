using System.Diagnostics;
using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Tests.Bench.Server;

namespace HealthAssess.Tests.Bench;

/// <summary>
/// Read and search while the number of travellers grows: 10,000, 100,000 and 300,000 with twelve resources each, or with
/// SIZE=1000000 a million with a name and a number only. SIZE says how far (10,000 where nothing is said).
/// </summary>
internal static class Growth
{
    private const int Block = 25;
    private const int Rounds = 600;

    private static readonly int[] Steps = [10_000, 100_000, 300_000, 1_000_000];

    private static readonly Caller Clinician = new(
        CallerKind.Staff, Guid.Empty, new HashSet<Permission>(), new Scope(false, "UGA", []), Purpose.DirectCare, OrganisationKind.HealthProvider);

    public static async Task Run(TextWriter output)
    {
        var size = int.TryParse(Environment.GetEnvironmentVariable("SIZE"), CultureInfo.InvariantCulture, out var asked) ? asked : Steps[0];
        var whole = size < Steps[^1];
        await using var small = await OpenStore.New();
        await using var growing = await OpenStore.New();
        await Grow(small, 0, Steps[0], whole);
        await output.WriteLineAsync("travellers   resources/s written   read ms   name ms   identifier ms   observations ms   × as long as with 10,000, asked turn by turn (wanted ≤ 1.5)");
        var there = 0;
        foreach (var step in Steps.Where(step => step <= size))
        {
            var written = await Grow(growing, there, step, whole);
            there = step;
            var (then, now) = await Ask(small.Reader, growing.Reader, step, whole);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{step,10}   {written,19:F0}   {now[0],7:F2}   {now[1],7:F2}   {now[2],13:F2}   {now[3],15:F2}   {now.Zip(then, (late, early) => late / early).Max():F2}"));
        }
    }

    /// <summary>Resources written a second.</summary>
    private static async Task<double> Grow(OpenStore open, int from, int until, bool whole)
    {
        var start = Stopwatch.GetTimestamp();
        await Fill(open.Store, from, until, whole);
        var written = (until - from) * (whole ? 12 : 1) / Stopwatch.GetElapsedTime(start).TotalSeconds;
        await Analyze(open.Database);
        return written;
    }

    private static Task Fill(ResourceStore store, int from, int until, bool whole)
    {
        var blocks = Enumerable.Range(0, (until - from + Block - 1) / Block).Select(n => from + (n * Block));
        return Parallel.ForEachAsync(blocks, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (block, cancellation) =>
        {
            var changes = Enumerable.Range(block, Math.Min(Block, until - block)).SelectMany(n => Resources(n, whole)).Select(json => Change.Create(Resource.Parse(json)));
            _ = (await store.Commit(ChangeSet.Of([.. changes]), Clinician, WriteOrigin.Import, "bench", cancellation)).Value;
        });
    }

    private static IEnumerable<string> Resources(int n, bool whole) => whole
        ? Travellers.Visit(IdOf(n), n, n)
        : [$$$"""{"resourceType":"Patient","id":"{{{IdOf(n)}}}","identifier":[{"system":"urn:bench","value":"P{{{n}}}"}],"name":[{"family":"{{{Samples.Family(n)}}}"}],"birthDate":"{{{Samples.Birth(n)}}}"}"""];

    private static async Task Analyze(Database database)
    {
        await using var command = database.Source.CreateCommand("analyze");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Medians of one caller, milliseconds: of the first travellers, and of as many as there are by now.</summary>
    private static async Task<(double[] Then, double[] Now)> Ask(ResourceReader small, ResourceReader growing, int travellers, bool whole)
    {
        List<(double Then, double Now)> medians = [];
        foreach (var question in whole ? Questions : Questions[..^1])
        {
            medians.Add(await Medians(n => question(small, n), n => question(growing, n), travellers));
        }

        return ([.. medians.Select(one => one.Then), .. whole ? [] : new[] { 1.0 }], [.. medians.Select(one => one.Now), .. whole ? [] : new[] { 0.0 }]);
    }

    private static readonly Func<ResourceReader, int, Task>[] Questions =
    [
        async (reader, n) => _ = (await reader.Read(Clinician, "Patient", IdOf(n), CancellationToken.None)).Value,
        async (reader, n) => _ = (await reader.Search(Clinician, "Patient", $"family={Samples.Family(n)}&birthdate={Samples.Birth(n)}", CancellationToken.None)).Value,
        async (reader, n) => _ = (await reader.Search(Clinician, "Patient", $"identifier=urn:bench|P{n}", CancellationToken.None)).Value,
        async (reader, n) => _ = (await reader.Search(Clinician, "Observation", $"patient=Patient/{IdOf(n)}", CancellationToken.None)).Value,
    ];

    /// <summary>Turn by turn, so that what else the machine does slows both.</summary>
    private static async Task<(double Then, double Now)> Medians(Func<int, Task> small, Func<int, Task> growing, int travellers)
    {
        var random = new Random(20261121);
        var (then, now) = (new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            then[round] = await Milliseconds(() => small(random.Next(Steps[0])));
            now[round] = await Milliseconds(() => growing(random.Next(travellers)));
        }

        Array.Sort(then);
        Array.Sort(now);
        return (then[Rounds / 2], now[Rounds / 2]);
    }

    private static async Task<double> Milliseconds(Func<Task> one)
    {
        var start = Stopwatch.GetTimestamp();
        await one();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>The same id for the same number, so that a run can ask for what it wrote without remembering it.</summary>
    private static string IdOf(int n) => $"0197b000-0000-7000-8000-{n:D12}";
}
