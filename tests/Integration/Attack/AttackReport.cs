using System.Globalization;
using System.Text;
using HealthAssess.Domain.Access;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>artifacts/attack.md: for each role and kind of organisation what it should reach and what it reached, and every door with its policy.</summary>
internal static class AttackReport
{
    public static string Write(IReadOnlyList<Door> doors, IReadOnlyList<Strike> strikes, TimeSpan took)
    {
        var text = new StringBuilder();
        var leaks = strikes.Where(one => one.IsLeak).ToList();
        text.AppendLine("# Attack report").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{doors.Count} endpoints and pages, {strikes.Select(one => one.By).Distinct().Count()} callers, {strikes.Count} requests over HTTP in {took.TotalSeconds:F0} s, {leaks.Count} leaks.").AppendLine();
        text.AppendLine("The words: own = a traveller recorded at the caller's Point of Entry (name, measurement, dose), restricted = a record with a security label, formerly = an old version with a label that the current one has not, foreign = recorded at another Point of Entry.").AppendLine();
        text.AppendLine("## What each role reaches").AppendLine().AppendLine("| role | organisation | expected | actual | refused | leaks |").AppendLine("|---|---|---|---|---|---|");
        foreach (var group in strikes.GroupBy(one => one.By))
        {
            var by = group.Key;
            text.AppendLine(CultureInfo.InvariantCulture, $"| {by.Role?.Name ?? "nobody"} | {by.Organisation} | {Words(by.MaySee)} | {Words(group.SelectMany(one => one.Saw).Distinct())} | {group.Count(one => (int)one.Status >= 400 || (int)one.Status / 100 == 3)} of {group.Count()} | {group.Count(one => one.IsLeak)} |");
        }

        text.AppendLine().AppendLine("## Doors and their policies").AppendLine().AppendLine("| door | methods | kind | requests | permissions | answered | refused |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (var door in doors)
        {
            var here = strikes.Where(one => one.Probe.Door == door).ToList();
            text.AppendLine(CultureInfo.InvariantCulture, $"| `{door.Pattern}` | {string.Join(' ', door.Methods)} | {(door.IsPage ? "page" : "endpoint")} | {string.Join(", ", door.Requests.Select(request => request.Name))} | {string.Join(", ", door.Policies.OfType<Permission>())}{(door.Requests.Count == 0 ? OpenDoors.ReasonOf(door.Pattern) : null)} | {here.Count(one => (int)one.Status < 300)} | {here.Count(one => (int)one.Status >= 300)} |");
        }

        text.AppendLine().AppendLine("## Leaks").AppendLine();
        foreach (var leak in leaks)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {leak.By.Role?.Name ?? "nobody"} of {leak.By.Organisation}: {leak.Probe.Method} {leak.Probe.Address} → {(int)leak.Status} {string.Join(", ", leak.Leaked)}{(leak.TellsApart ? " tells an existing record from none" : "")}");
        }

        return text.Append(leaks.Count == 0 ? "None.\n" : "").ToString();
    }

    private static string Words(IEnumerable<string> words) => string.Join(", ", words.Order(StringComparer.Ordinal).Select(word => word switch
    {
        World.Name => "own name",
        World.Lab => "own measurement",
        World.Dose => "own dose",
        World.Secret => "restricted",
        World.Former => "formerly restricted",
        _ => "FOREIGN",
    })) is { Length: > 0 } known ? known : "nothing";
}
