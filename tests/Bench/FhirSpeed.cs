using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Tests.Bench;

/// <summary>Reading, checking and indexing FHIR against JsonDocument.Parse on the same bytes, in the same run, on one core; and the first validation of a fresh process.</summary>
internal static class FhirSpeed
{
    private const int Rounds = 7;

    public static async Task Run(TextWriter output)
    {
        var rows = Rows();
        if (rows.Length == 0)
        {
            await output.WriteLineAsync("skipped: published test data 'synthea' is not beside this checkout");
            return;
        }

        var bytes = rows.Sum(row => (long)row.Length);
        var results = Measure(rows);
        var baseline = results[0].Milliseconds;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Length} resources, {bytes / 1e6:F1} MB, best of {Rounds}"));
        await output.WriteLineAsync("step                        ms   × JsonDocument   bytes allocated / input byte");
        for (var at = 0; at < Steps.Length; at++)
        {
            var (milliseconds, allocated) = results[at];
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Steps[at].Name,-24} {milliseconds,5:F0}   {milliseconds / baseline,14:F1}   {(double)allocated / bytes,28:F2}"));
        }

        var first = await FirstValidation();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"first validation of a fresh process: {first:F0} ms"));
    }

    /// <summary>What a fresh process does when it is asked to: prints the milliseconds from its start to the end of the first validation.</summary>
    public static int Startup(TextWriter output)
    {
        var issues = Validator.Default.Validate("""{"resourceType":"Patient","id":"p","name":[{"family":"A"}],"birthDate":"1980-05-31"}"""u8.ToArray());
        var elapsed = TimeProvider.System.GetUtcNow() - Process.GetCurrentProcess().StartTime;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds:F0} {issues.Count}"));
        return issues.Any(issue => issue.IsError) ? 1 : 0;
    }

    private static readonly (string Name, Action<byte[]> Step)[] Steps =
    [
        ("JsonDocument.Parse", row => JsonDocument.Parse(row).Dispose()),
        ("read", row => Resource.Read(row)),
        ("read, validate", row => Validator.Default.Validate(Resource.Read(row).Resource!)),
        ("read, validate, extract", Everything),
    ];

    private static void Everything(byte[] row)
    {
        var resource = Resource.Read(row).Resource!;
        Validator.Default.Validate(resource);
        SearchIndex.Extract(resource);
    }

    // The steps take turns, so that what else the machine does falls on all of them.
    private static (double Milliseconds, long Allocated)[] Measure(byte[][] rows)
    {
        var results = Steps.Select(_ => (Milliseconds: double.MaxValue, Allocated: 0L)).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var at = 0; at < Steps.Length; at++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                Array.ForEach(rows, Steps[at].Step);
                results[at] = (Math.Min(results[at].Milliseconds, Stopwatch.GetElapsedTime(start).TotalMilliseconds), GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }

        return results;
    }

    private static async Task<double> FirstValidation()
    {
        var program = Environment.ProcessPath!;
        var arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? $"\"{typeof(FhirSpeed).Assembly.Location}\" {StartupWord}" : StartupWord;
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
            var answer = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            best = Math.Min(best, double.Parse(answer.Split(' ')[0], CultureInfo.InvariantCulture));
        }

        return best;
    }

    /// <summary>The argument by which this program starts itself for one validation.</summary>
    public const string StartupWord = "--first-validation";

    private static byte[][] Rows()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/data/synthea");
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.GetFiles(folder, "*json", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "log.ndjson")
                .SelectMany(file => file.EndsWith(".ndjson", StringComparison.Ordinal) ? File.ReadAllLines(file).Where(line => line.Length > 0).Select(Encoding.UTF8.GetBytes) : [File.ReadAllBytes(file)]),
        ];
    }
}
