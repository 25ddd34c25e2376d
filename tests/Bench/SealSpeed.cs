using System.Diagnostics;
using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Protection;
using HealthAssess.Tests.Bench.Server;

namespace HealthAssess.Tests.Bench;

/// <summary>The seal of a Point of Entry with 100,000 travellers (SIZE says how many): until nothing opens, until no name is in the index, and back by two persons.</summary>
internal static class SealSpeed
{
    private const int Block = 50;

    private static readonly Guid Place = new("0197b000-0000-7000-8000-0000000000a1");

    private static readonly Caller Clinician = new(
        CallerKind.Staff, Guid.Empty, new HashSet<Permission>(), new Scope(false, "UGA", []), Purpose.DirectCare, OrganisationKind.HealthProvider, Place);

    public static async Task Run(TextWriter output)
    {
        var size = int.TryParse(Environment.GetEnvironmentVariable("SIZE"), CultureInfo.InvariantCulture, out var asked) ? asked : 100_000;
        await using var open = await OpenStore.New();
        var (store, reader) = (open.Store, open.Reader);
        var seals = new PlaceSeals(open.Database, open.Keys, TimeProvider.System);
        var filling = Stopwatch.GetTimestamp();
        await Fill(store, size);
        await output.WriteLineAsync(Line($"{size} travellers recorded", filling));

        var start = Stopwatch.GetTimestamp();
        var shares = await seals.Seal(Place, "bench", Clinician, default) ?? throw new InvalidOperationException("There was nothing to seal.");
        await Expect(reader, false);
        await output.WriteLineAsync(Line("sealed: nothing opens", start));
        await seals.Finish(default);
        await output.WriteLineAsync(Line("no name is left in the index (wanted ≤ 60 s)", start));

        start = Stopwatch.GetTimestamp();
        await seals.Present(shares.Seal, shares.First, Clinician with { Account = Ids.New(TimeProvider.System) }, default);
        await Expect(reader, false);
        await seals.Present(shares.Seal, shares.Second, Clinician with { Account = Ids.New(TimeProvider.System) }, default);
        await Expect(reader, true);
        await output.WriteLineAsync(Line("opened again by two persons, not by one", start));
    }

    private static Task Fill(ResourceStore store, int size) => Parallel.ForEachAsync(
        Enumerable.Range(0, size / Block), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (block, cancellation) =>
        {
            var changes = Enumerable.Range(block * Block, Block).Select(n => Change.Create(Resource.Parse(
                $$$"""{"resourceType":"Patient","id":"{{{IdOf(n)}}}","identifier":[{"system":"urn:bench","value":"P{{{n}}}"}],"name":[{"family":"{{{Samples.Family(n)}}}"}],"birthDate":"{{{Samples.Birth(n)}}}"}""")));
            _ = (await store.Commit(ChangeSet.Of([.. changes]), Clinician, WriteOrigin.Import, "bench", cancellation)).Value;
        });

    private static async Task Expect(ResourceReader reader, bool opens)
    {
        if ((await reader.Read(Clinician, "Patient", IdOf(1), default)).Ok != opens)
        {
            throw new InvalidOperationException(opens ? "The record did not open again." : "The record still opens.");
        }
    }

    private static string Line(string what, long since) => string.Create(CultureInfo.InvariantCulture, $"{what,-48} {Stopwatch.GetElapsedTime(since).TotalSeconds,7:F2} s");

    private static string IdOf(int n) => $"0197b000-0000-7000-8000-{n:D12}";
}
