using HealthAssess.Tests.Bench.Server;

namespace HealthAssess.Tests.Bench;

/// <summary>The table of benchmarks: name → what runs. One benchmark, one file.</summary>
internal static class Benchmarks
{
    private static readonly Dictionary<string, Func<TextWriter, Task>> Table = new(StringComparer.Ordinal)
    {
        ["certificates"] = CertificateSpeed.Run,
        ["fhir"] = FhirSpeed.Run,
        ["immunization"] = ImmunizationSpeed.Run,
        ["protocols"] = ProtocolSpeed.Run,
        ["redecide"] = RedecisionSpeed.Run,
        ["store"] = StoreSpeed.Run,
        ["server"] = ServerSpeed.Run,
        ["seal"] = SealSpeed.Run,
        ["access-cost"] = AccessCost.Run,
        ["growth"] = Growth.Run,
        ["fhir-fuzz"] = FhirFuzz.Run,
        ["fuzz-certificates"] = CertificateFuzz.Run,
        ["revocations"] = RevocationSpeed.Run,
        ["recall"] = RecallDrillRun.Run,
        ["compromise"] = CompromiseDrill.Run,
    };

    /// <summary>Runs the benchmarks named, or all.</summary>
    public static async Task<int> Run(string[] names, TextWriter output)
    {
        foreach (var (name, run) in Table.Where(row => names.Length == 0 || names.Contains(row.Key)))
        {
            await output.WriteLineAsync("== " + name);
            await run(output);
        }

        return 0;
    }
}
