using System.Diagnostics;
using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Tests.Bench.Server;

namespace HealthAssess.Tests.Bench;

/// <summary>The store without HTTP: the interactions of the side-by-side bench, eight at a time, with audit, encryption and synchronous commit.</summary>
internal static class StoreSpeed
{
    private const int Workers = 8;
    private const int Patients = 4000;
    private const int Bundles = 500;

    private static ServerTime postgres = null!;

    private static readonly Caller Clinician = new(
        CallerKind.Staff, Guid.Empty, new HashSet<Permission>(), new Scope(false, "UGA", []), Purpose.DirectCare, OrganisationKind.HealthProvider);

    public static async Task Run(TextWriter output)
    {
        await using var open = await OpenStore.New();
        var (store, reader) = (open.Store, open.Reader);

        postgres = new ServerTime(open.Folder);
        for (var n = 0; n < 300; n++)
        {
            var warm = (await Commit(store, Change.Create(Resource.Parse(Samples.Patient(9_000_000 + n))))).Stored;
            await reader.Read(Clinician, "Patient", warm.Id, CancellationToken.None);
            await Search(reader, "Patient", $"family={Samples.Family(n)}&birthdate={Samples.Birth(n)}", 0);
            await Search(reader, "Immunization", "date=ge2026&_include=Immunization:patient", 0);
        }

        var people = new (string Id, int N)[Patients];
        await Measure(output, "create", Patients, async n => people[n] = ((await Commit(store, Change.Create(Resource.Parse(Samples.Patient(n))))).Stored.Id, n));
        var bundles = new string[Bundles];
        await Measure(output, "transaction of 12", Bundles, async n =>
        {
            var id = Ids.New(TimeProvider.System).ToString();
            bundles[n] = id;
            var done = await store.Commit(ChangeSet.Of([.. Travellers.Visit(id, 2_000_000 + n, n).Select(json => Change.Create(Resource.Parse(json)))]), Clinician, WriteOrigin.Live, "bench", CancellationToken.None);
            _ = done.Value;
        });
        await Measure(output, "read", 10_000, async n => _ = (await reader.Read(Clinician, "Patient", people[n % Patients].Id, CancellationToken.None)).Value);
        await Measure(output, "search name", 5000, n => Search(reader, "Patient", $"family={Samples.Family(n % Patients)}&birthdate={Samples.Birth(n % Patients)}", 1));
        await Measure(output, "search identifier", 5000, n => Search(reader, "Patient", $"identifier=urn:bench|P{n % Patients}", 1));
        await Measure(output, "observations", 5000, n => Search(reader, "Observation", $"patient=Patient/{bundles[n % Bundles]}", 5));
        await Measure(output, "immunizations", 1000, n => Search(reader, "Immunization", $"date=ge{Samples.Day(n % Bundles)}&_include=Immunization:patient&_count=20", 1));
        await Measure(output, "read + update", 3000, async n =>
        {
            var read = (await reader.Read(Clinician, "Patient", people[n % Patients].Id, CancellationToken.None)).Value;
            var changed = read.Resource.ToString().Replace("+2", "+3", StringComparison.Ordinal);
            await Commit(store, Change.Update(Resource.Parse(changed), read.Version.ToString(CultureInfo.InvariantCulture)));
        });
        await Measure(output, "conditional create", 2000, async n =>
        {
            var number = n % 2 == 0 ? n % Patients : 1_000_000 + n;
            await Commit(store, Change.Create(Resource.Parse(Samples.Patient(number))) with { IfNoneExist = $"identifier=urn:bench|P{number}" });
        });
    }

    private static async Task<Written> Commit(ResourceStore store, Change change) =>
        (await store.Commit(ChangeSet.Of(change), Clinician, WriteOrigin.Live, "bench", CancellationToken.None)).Value[0];

    private static async Task Search(ResourceReader reader, string type, string query, int atLeast)
    {
        var page = (await reader.Search(Clinician, type, query, CancellationToken.None)).Value;
        if (page.Matches.Count < atLeast)
        {
            throw new InvalidOperationException($"{type}?{query} found {page.Matches.Count}");
        }
    }

    private static async Task Measure(TextWriter output, string name, int count, Func<int, Task> one)
    {
        var (next, times) = (-1, new double[count]);
        var watch = Stopwatch.StartNew();
        var (cpu, server) = (Process.GetCurrentProcess().TotalProcessorTime, postgres.Milliseconds());
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                await one(n);
                times[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        })));
        Array.Sort(times);
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / count;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20} {count / watch.Elapsed.TotalSeconds,9:N0}/s  p50 {times[count / 2],6:N2} ms  p99 {times[count * 99 / 100],6:N2} ms  CPU: .NET {used,5:N3}, PostgreSQL {(postgres.Milliseconds() - server) / count,5:N3} ms each"));
    }
}
