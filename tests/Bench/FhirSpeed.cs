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
    private const int Rounds = 5;

    public static async Task Run(TextWriter output)
    {
        var rows = Rows();
        if (rows.Length == 0)
        {
            await output.WriteLineAsync("skipped: published test data 'synthea' is not beside this checkout");
            return;
        }

        var bytes = rows.Sum(row => (long)row.Length);
        var baseline = Measure(rows, row => JsonDocument.Parse(row).Dispose());
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Length} resources, {bytes / 1e6:F1} MB; JsonDocument.Parse {baseline.Milliseconds:F0} ms"));
        await output.WriteLineAsync("step                        ms   × JsonDocument   bytes allocated / input byte");
        foreach (var (name, step) in Steps)
        {
            var (milliseconds, allocated) = Measure(rows, step);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {milliseconds,5:F0}   {milliseconds / baseline.Milliseconds,14:F1}   {(double)allocated / bytes,28:F2}"));
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

    private static (string Name, Action<byte[]> Step)[] Steps =>
    [
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

    private static (double Milliseconds, long Allocated) Measure(byte[][] rows, Action<byte[]> step)
    {
        var (best, allocated) = (double.MaxValue, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            foreach (var row in rows)
            {
                step(row);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, allocated);
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
