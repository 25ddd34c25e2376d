using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Icvp;

/// <summary>What an international certificate must hold to be complete.</summary>
/// <remarks>WHO SMART ICVP, ICVPMin and DVCMin: cardinalities and the rule that a clinician or an issuer answers for the dose.</remarks>
internal static class IcvpSchema
{
    public static IReadOnlyList<string> Findings(CborValue payload, IcvpDialect dialect, IReadOnlyList<CborValue> details) =>
    [
        .. Missing(payload, dialect switch { IcvpDialect.C => ["n", "dob", "s", "nt", "v"], _ => ["n", "dob"] }),
        .. details.Count == 0 ? ["v is empty"] : Array.Empty<string>(),
        .. details.SelectMany(Details),
    ];

    private static IEnumerable<string> Details(CborValue details)
    {
        foreach (var finding in Missing(details, ["vp", "bo"]))
        {
            yield return finding;
        }

        if (ClaimDate.Day((details["dv"] ?? details["dt"])?.Text) is null)
        {
            yield return "the date of vaccination is missing or no date";
        }

        if (Absent(details["is"]) && Absent(details["cn"]))
        {
            yield return "neither clinician nor issuer";
        }
    }

    private static IEnumerable<string> Missing(CborValue map, string[] keys) =>
        keys.Where(key => Absent(map[key])).Select(key => key + " is missing");

    private static bool Absent(CborValue? value) => string.IsNullOrWhiteSpace(value?.Text);
}
