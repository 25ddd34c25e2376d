using System.Globalization;

namespace HealthAssess.Tests.Bench;

/// <summary>Processor time of an embedded server and its sessions, from the kernel's own count: it tells the cost also on a busy machine.</summary>
internal sealed class ServerTime(string folder)
{
    // The kernel counts in hundredths of a second (USER_HZ).
    private const double MillisecondsPerTick = 10;

    private readonly string postmaster = File.ReadLines(Path.Combine(folder, "postgres", "data", "postmaster.pid")).First();

    public double Milliseconds() => Directory.EnumerateDirectories("/proc")
        .Where(process => char.IsAsciiDigit(process[^1]))
        .Sum(process => Ticks(process)) * MillisecondsPerTick;

    private long Ticks(string process)
    {
        try
        {
            // After the name in brackets: state, parent, … user and system time are fields 14 and 15 of proc(5).
            var fields = File.ReadAllText(process + "/stat") is var stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ') : [];
            return Path.GetFileName(process) == postmaster || fields[1] == postmaster
                ? long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)
                : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
