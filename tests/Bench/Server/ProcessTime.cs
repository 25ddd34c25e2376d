using System.Globalization;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>Processor time and memory of a process and its children, from the kernel's own count: it tells the cost also on a busy machine.</summary>
internal static class ProcessTime
{
    // The kernel counts in hundredths of a second (USER_HZ).
    private const double MillisecondsPerTick = 10;

    public static double Milliseconds(int process) => Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(folder[^1]))
        .Sum(folder => Ticks(folder, process.ToString(CultureInfo.InvariantCulture))) * MillisecondsPerTick;

    /// <summary>Of this process alone, whatever it has started.</summary>
    public static double Own() => System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;

    /// <summary>The proportional share of memory (Pss), in MiB.</summary>
    public static int Memory(int process) =>
        int.Parse(File.ReadLines($"/proc/{process}/smaps_rollup").First(line => line.StartsWith("Pss:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    private static long Ticks(string folder, string process)
    {
        try
        {
            // After the name in brackets: state, parent, … user and system time are fields 14 and 15 of proc(5).
            var fields = File.ReadAllText(folder + "/stat") is var stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : [];
            return Path.GetFileName(folder) == process || fields[1] == process
                ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)
                : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
