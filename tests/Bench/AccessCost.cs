using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Keys;
using HealthAssess.Tests.Bench.Server;

namespace HealthAssess.Tests.Bench;

/// <summary>
/// What encryption and row filters take of a create and a read of the store, turn by turn in one run. The filter's part is the
/// difference to a caller who sees everything; the cipher's part is its own work, done again on the same content.
/// </summary>
/// <remarks>The store alone: over HTTP each interaction takes longer, and the part is smaller.</remarks>
internal static class AccessCost
{
    private const int People = 1000;
    private const int Turns = 6;
    private const int Each = 500;

    /// <summary>Everything that narrows: a country, Points of Entry, types of a role, no restricted classes.</summary>
    private static readonly Caller Narrow = new(
        CallerKind.Staff, Guid.Empty, new HashSet<Permission>(), new Scope(false, "UGA", [Guid.Empty]), Purpose.DirectCare, OrganisationKind.HealthProvider,
        Guid.Empty, Types: new HashSet<string> { "Patient", "Observation", "Immunization", "Encounter" });

    private static readonly Caller Wide = Narrow with { Scope = new Scope(true, null, []), Restricted = true, Types = null };

    public static async Task Run(TextWriter output)
    {
        await using var open = await OpenStore.New();
        var (store, reader) = (open.Store, open.Reader);
        var ids = new string[People];
        for (var n = 0; n < People; n++)
        {
            ids[n] = await Create(store, Narrow, n);
        }

        var (create, createWide, read, readWide) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var turn = 0; turn < Turns; turn++)
        {
            var first = 100_000 + (turn * 2 * Each);
            for (var n = 0; n < Each; n++)
            {
                await Time(create, () => Create(store, Narrow, first + (2 * n)));
                await Time(createWide, () => Create(store, Wide, first + (2 * n) + 1));
            }

            for (var n = 0; n < 4 * Each; n++)
            {
                await Time(n % 2 == 0 ? read : readWide, () => Read(reader, n % 2 == 0 ? Narrow : Wide, ids[n % People]));
                await Time(n % 2 == 0 ? readWide : read, () => Read(reader, n % 2 == 0 ? Wide : Narrow, ids[n % People]));
            }
        }

        var (sealing, opening) = Cipher();
        await Print(output, "create", Median(create), Median(createWide), sealing);
        await Print(output, "read", Median(read), Median(readWide), opening);
    }

    private static async Task<string> Create(ResourceStore store, Caller caller, int n) =>
        (await store.Commit(ChangeSet.Of(Change.Create(Resource.Parse(Samples.Patient(n)))), caller, WriteOrigin.Live, "bench", default)).Value[0].Stored.Id;

    private static async Task Read(ResourceReader reader, Caller caller, string id) => _ = (await reader.Read(caller, "Patient", id, default)).Value;

    private static async Task Time(List<double> times, Func<Task> one)
    {
        var start = Stopwatch.GetTimestamp();
        await one();
        times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }

    /// <summary>Microseconds of the cipher for a create (a person's key, wrapped; the body sealed; an identifier hashed) and for a read (key and body opened).</summary>
    private static (double Sealing, double Opening) Cipher()
    {
        var (place, secret, body) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), Encoding.UTF8.GetBytes(Samples.Patient(1)));
        var (sealing, opening) = (new List<double>(), new List<double>());
        for (var n = 0; n < 5000; n++)
        {
            var start = Stopwatch.GetTimestamp();
            var key = RandomNumberGenerator.GetBytes(32);
            var wrapped = BodyCipher.Seal(place, key, "data_key/x");
            var content = BodyCipher.Seal(key, body, "Patient/x/1");
            HMACSHA256.HashData(secret, "urn:bench|P1"u8);
            sealing.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            start = Stopwatch.GetTimestamp();
            BodyCipher.Open(BodyCipher.Open(place, wrapped, "data_key/x"), content, "Patient/x/1");
            opening.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return (Median(sealing), Median(opening));
    }

    private static double Median(List<double> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static Task Print(TextWriter output, string name, double narrow, double wide, double cipher)
    {
        var filters = Math.Max(0, narrow - wide);
        return output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{name,-8} {narrow,7:F0} µs, of it filters {filters,5:F1} µs, cipher {cipher,5:F1} µs: {(filters + cipher) / narrow,6:P1} (wanted ≤ 10 %)"));
    }
}
