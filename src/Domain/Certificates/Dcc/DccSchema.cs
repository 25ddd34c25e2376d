using System.Text.RegularExpressions;
using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Dcc;

/// <summary>The rules of the EU certificate's schema, and of the guidelines around it, that a payload breaks.</summary>
/// <remarks>ehn-dcc-schema 1.3.3, and 1.0 to 1.2 where they were wider; one vaccination, test or recovery a certificate; a name is always there in the letters of ICAO Doc 9303 too.</remarks>
internal static partial class DccSchema
{
    private const int MaxText = 80;

    private static readonly string[] VaccinationKeys = ["tg", "vp", "mp", "ma", "dn", "sd", "dt", "co", "is", "ci"];

    private static readonly string[] TestKeys = ["tg", "tt", "sc", "tr", "co", "is", "ci"];

    private static readonly string[] RecoveryKeys = ["tg", "fr", "co", "is", "df", "du", "ci"];

    public static IReadOnlyList<string> Findings(CborValue payload)
    {
        List<string> findings = [.. Envelope(payload), .. payload["nam"] is { Kind: CborKind.Map } name ? DccName.Findings(name) : ["nam is missing"]];
        var early = IsEarly(payload["ver"]?.Text);
        foreach (var (group, keys, days) in Groups)
        {
            if (Present(payload[group]) is { } list)
            {
                findings.AddRange(list is { Kind: CborKind.Array, Items.Count: > 0 } && (early || list.Items.Count == 1)
                    ? list.Items.SelectMany(entry => Entry(group, entry, keys, days, early ? 0 : 1))
                    : [group + " does not hold exactly one entry"]);
            }
        }

        return findings;
    }

    // Before 1.3 a list could be longer, a count zero and a date carry a time.
    private static bool IsEarly(string? version) =>
        version is not null && System.Version.TryParse(version, out var number) && number < new Version(1, 3);

    private static CborValue? Present(CborValue? value) => value is { Kind: CborKind.Null } ? null : value;

    private static (string Group, string[] Keys, string[] Days)[] Groups { get; } =
        [("v", VaccinationKeys, ["dt"]), ("t", TestKeys, ["sc"]), ("r", RecoveryKeys, ["fr", "df", "du"])];

    private static IEnumerable<string> Envelope(CborValue payload)
    {
        if (payload["ver"]?.Text is not { } version || !VersionForm().IsMatch(version))
        {
            yield return "ver is no version";
        }

        if (payload["dob"]?.Text is not { } birth || !(IsEarly(payload["ver"]?.Text) ? EarlyBirthDate() : BirthDate()).IsMatch(birth))
        {
            yield return "dob is no date";
        }

        if (Groups.Count(group => Present(payload[group.Group]) is not null) != 1)
        {
            yield return "not exactly one of v, t and r";
        }
    }

    private static IEnumerable<string> Entry(string group, CborValue entry, string[] keys, string[] days, int least) =>
    [
        .. keys.Where(key => entry[key] is null).Select(key => $"{group}.{key} is missing"),
        .. entry.Pairs.Where(pair => pair.Value.Text?.Length > MaxText).Select(pair => $"{group}.{pair.Key.Text} is too long"),
        .. keys.Except(["dn", "sd"]).Where(key => entry[key] is { } value && value.Text is null).Select(key => $"{group}.{key} is no text"),
        .. keys.Intersect(["dn", "sd"]).Where(key => entry[key] is { } value && !IsCount(value, least)).Select(key => $"{group}.{key} is no count"),
        .. days.Where(key => entry[key]?.Text is { } text && ClaimDate.Day(text) is null).Select(key => $"{group}.{key} is no date"),
        .. Codes(group, entry),
    ];

    // JSON knows no kinds of number, so an issuer may have written 1 as 1.0.
    private static bool IsCount(CborValue value, int least) => value.Real is { } number && number >= least && double.IsInteger(number);

    private static IEnumerable<string> Codes(string group, CborValue entry)
    {
        if (entry["co"]?.Text is { } country && !DccCodes.KnowsCountry(country))
        {
            yield return group + ".co is no country";
        }

        if (entry["ma"]?.Text is { } maker && !(group == "t" ? DccCodes.KnowsTest(maker) : DccCodes.KnowsOrganisation(maker)))
        {
            yield return group + ".ma is not in its list";
        }
    }

    [GeneratedRegex(@"^\d+.\d+.\d+$")]
    private static partial Regex VersionForm();

    [GeneratedRegex(@"^((19|20)\d\d(-\d\d){0,2})?$")]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"^((19|20)\d\d(-\d\d){0,2})?($|T)")]
    private static partial Regex EarlyBirthDate();
}
