using System.Text;

namespace HealthAssess.Immunization;

/// <summary>What changed between two schedules, line by line of their packs, each with the place it stands in.</summary>
public static class ScheduleDifference
{
    /// <summary>Lines with <c>-</c> or <c>+</c>; nothing when the rules are the same.</summary>
    public static IReadOnlyList<string> Between(Schedule old, Schedule current)
    {
        var (before, after) = (Lines(old), Lines(current));
        return
        [
            .. Missing(before, after).Select(line => "- " + line),
            .. Missing(after, before).Select(line => "+ " + line),
        ];
    }

    private static IEnumerable<string> Missing(List<string> lines, List<string> others)
    {
        var left = others.CountBy(line => line).ToDictionary();
        foreach (var line in lines)
        {
            if (left.GetValueOrDefault(line) is var count && count == 0)
            {
                yield return line;
            }
            else
            {
                left[line] = count - 1;
            }
        }
    }

    /// <summary>The rules, one a line: antigen, series, dose, rule.</summary>
    private static List<string> Lines(Schedule schedule)
    {
        using var pack = new MemoryStream();
        SchedulePack.Write(schedule, pack);
        List<string> lines = [];
        Packs.PackLines.Flatten(System.Text.Json.Nodes.JsonNode.Parse(Encoding.UTF8.GetString(pack.ToArray()))!.AsObject(), "", lines);
        lines.RemoveAll(line => line.Contains("/version: ", StringComparison.Ordinal) || line.StartsWith("/published: ", StringComparison.Ordinal));
        return lines;
    }
}
