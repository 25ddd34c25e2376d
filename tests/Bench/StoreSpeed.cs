using System.Diagnostics;
using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Tests.Bench;

/// <summary>The store without HTTP: the interactions of the side-by-side bench, eight at a time, with audit, encryption and synchronous commit.</summary>
internal static class StoreSpeed
{
    private const int Workers = 8;
    private const int Patients = 4000;
    private const int Bundles = 500;

    private static ServerTime postgres = null!;

    private static readonly string[] Codes = ["8310-5", "8867-4", "9279-1", "59408-5", "29463-7"];

    private static readonly Caller Clinician = new(
        CallerKind.Staff, Guid.Empty, new HashSet<Permission>(), new Scope(false, "UGA", []), Purpose.DirectCare, OrganisationKind.HealthProvider);

    public static async Task Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("healthassess-bench-").FullName;
        await using var database = await Database.Open(null, folder, null, _ => { });
        await using var audit = new AuditLog(database, TimeProvider.System);
        using var keys = new DataKeys(database, TimeProvider.System);
        var reader = new ResourceReader(database, keys, audit, TimeProvider.System);
        using var store = new ResourceStore(database, keys, reader, [], TimeProvider.System);

        postgres = new ServerTime(folder);
        for (var n = 0; n < 300; n++)
        {
            var warm = (await Commit(store, Change.Create(Resource.Parse(Patient(9_000_000 + n))))).Stored;
            await reader.Read(Clinician, "Patient", warm.Id, CancellationToken.None);
            await Search(reader, "Patient", $"family={Family(n)}&birthdate={Birth(n)}", 0);
            await Search(reader, "Immunization", "date=ge2026&_include=Immunization:patient", 0);
        }

        var people = new (string Id, int N)[Patients];
        await Measure(output, "create", Patients, async n => people[n] = ((await Commit(store, Change.Create(Resource.Parse(Patient(n))))).Stored.Id, n));
        var bundles = new string[Bundles];
        await Measure(output, "transaction of 12", Bundles, async n =>
        {
            var id = Ids.New(TimeProvider.System).ToString();
            bundles[n] = id;
            var done = await store.Commit(ChangeSet.Of([.. Bundle(id, n).Select(json => Change.Create(Resource.Parse(json)))]), Clinician, WriteOrigin.Live, "bench", CancellationToken.None);
            _ = done.Value;
        });
        await Measure(output, "read", 10_000, async n => _ = (await reader.Read(Clinician, "Patient", people[n % Patients].Id, CancellationToken.None)).Value);
        await Measure(output, "search name", 5000, n => Search(reader, "Patient", $"family={Family(n % Patients)}&birthdate={Birth(n % Patients)}", 1));
        await Measure(output, "search identifier", 5000, n => Search(reader, "Patient", $"identifier=urn:bench|P{n % Patients}", 1));
        await Measure(output, "observations", 5000, n => Search(reader, "Observation", $"patient=Patient/{bundles[n % Bundles]}", 5));
        await Measure(output, "immunizations", 1000, n => Search(reader, "Immunization", $"date=ge{Day(n % Bundles)}&_include=Immunization:patient&_count=20", 1));
        await Measure(output, "read + update", 3000, async n =>
        {
            var read = (await reader.Read(Clinician, "Patient", people[n % Patients].Id, CancellationToken.None)).Value;
            var changed = read.Resource.ToString().Replace("+2", "+3", StringComparison.Ordinal);
            await Commit(store, Change.Update(Resource.Parse(changed), read.Version.ToString(CultureInfo.InvariantCulture)));
        });
        await Measure(output, "conditional create", 2000, async n =>
        {
            var number = n % 2 == 0 ? n % Patients : 1_000_000 + n;
            await Commit(store, Change.Create(Resource.Parse(Patient(number))) with { IfNoneExist = $"identifier=urn:bench|P{number}" });
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

    private static string Family(int n) => "Fam" + (char)('a' + (n % 26)) + (char)('a' + (n / 26 % 26)) + (char)('a' + (n / 676 % 26));

    private static string Birth(int n) => new DateOnly(1940, 1, 1).AddDays(n * 7 % 25000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Day(int n) => new DateOnly(2026, 1, 1).AddDays(n % 280).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Patient(int n, string? id = null) =>
        $$$"""{"resourceType":"Patient",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"identifier":[{"system":"urn:bench","value":"P{{{n}}}"}],"active":true,"name":[{"use":"official","family":"{{{Family(n)}}}","given":["Anna","Maria"]}],"telecom":[{"system":"phone","value":"+2{{{n}}}"}],"gender":"female","birthDate":"{{{Birth(n)}}}","address":[{"city":"City{{{n % 200}}}","country":"KEN"}]}""";

    private static IEnumerable<string> Bundle(string id, int n)
    {
        yield return Patient(2_000_000 + n, id);
        var (encounter, at) = (Ids.New(TimeProvider.System), Day(n) + "T10:00:00Z");
        yield return $$$"""{"resourceType":"Encounter","id":"{{{encounter}}}","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"subject":{"reference":"Patient/{{{id}}}"},"period":{"start":"{{{at}}}","end":"{{{at}}}"}}""";
        foreach (var code in Codes)
        {
            yield return $$$"""{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}","display":"Vital sign"}]},"subject":{"reference":"Patient/{{{id}}}"},"encounter":{"reference":"Encounter/{{{encounter}}}"},"effectiveDateTime":"{{{at}}}","valueQuantity":{"value":37.5,"unit":"x","system":"http://unitsofmeasure.org","code":"Cel"}}""";
        }

        for (var i = 0; i < 2; i++)
        {
            yield return $$$"""{"resourceType":"Immunization","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"37"}]},"patient":{"reference":"Patient/{{{id}}}"},"encounter":{"reference":"Encounter/{{{encounter}}}"},"occurrenceDateTime":"{{{at}}}","lotNumber":"L{{{n}}}","protocolApplied":[{"doseNumberPositiveInt":{{{i + 1}}}}]}""";
        }

        for (var i = 0; i < 3; i++)
        {
            yield return $$$"""{"resourceType":"Condition","subject":{"reference":"Patient/{{{id}}}"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"A9{{{i}}}"}]},"recordedDate":"{{{at}}}"}""";
        }
    }
}
