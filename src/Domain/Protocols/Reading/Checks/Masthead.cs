using System.Text.RegularExpressions;

namespace HealthAssess.Protocols;

/// <summary>Name, version, period and languages are such that other versions can be compared with this one.</summary>
internal static partial class Masthead
{
    public static IEnumerable<PackIssue> Check(ProtocolFile file)
    {
        (string Place, bool Right, string Text)[] rules =
        [
            ("id", Name().IsMatch(file.Id), "is not a name of capital letters, digits and hyphens"),
            ("version", Number().IsMatch(file.Version), $"'{file.Version}' is not a version of three numbers"),
            ("until", file.Period.Until is not { } until || until >= file.Period.From, "lies before the first day of the period"),
            ("languages", file.Languages.Contains("en"), "does not name English, the language that stands in for others"),
            ("machineDrafted", file.MachineDrafted.TrueForAll(file.Languages.Contains), "names a language that the pack does not have"),
            ("followUp", file.FollowUp is not { EveryDays: < 1 }, "has no contact within a day or more"),
        ];
        return rules.Where(rule => !rule.Right).Select(rule => new PackIssue("protocol.json", rule.Place, rule.Text));
    }

    [GeneratedRegex("^[A-Z0-9]+(-[A-Z0-9]+)*$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\d{1,5}\.\d{1,5}\.\d{1,5}$")]
    private static partial Regex Number();
}
