using System.Globalization;
using HealthAssess.Tests.Shared;

namespace HealthAssess.Tests.Bench;

/// <summary>The recall of 50,000 doses, killed in its middle and asked again: from the button to the published list of the day.</summary>
internal static class RecallDrillRun
{
    private const int Doses = 50_000;

    public static async Task Run(TextWriter output)
    {
        await using var drill = new RecallDrill();
        await drill.Run(Doses);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{Doses} doses: killed in the middle {drill.AfterKill.Revoked} revoked, blocked {drill.AfterKill.Blocked}; asked again, {drill.Published} in the published list of the day after {drill.FromButtonToList.TotalSeconds:F1} s (at most 60), blocked {drill.Blocked}"));
    }
}
