using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Icvp;

/// <summary>What an international certificate must hold to be complete.</summary>
/// <remarks>WHO SMART ICVP, ICVPMin and DVCMin: cardinalities and the rule that a clinician or an issuer answers for the dose.</remarks>
internal static class IcvpSchema
{
    private static readonly string[] KeysOfC = ["n", "dob", "s", "nt", "v"];

    private static readonly string[] KeysOfOthers = ["n", "dob"];

    private static readonly string[] KeysOfDetails = ["vp", "bo"];

    public static IReadOnlyList<string> Findings(CborValue payload, IcvpDialect dialect, IReadOnlyList<CborValue> details)
    {
        List<string> findings = [];
        findings.AddRange(ClaimText.Missing(payload, dialect == IcvpDialect.C ? KeysOfC : KeysOfOthers));
        if (details.Count == 0)
        {
            findings.Add("v is empty");
        }

        foreach (var dose in details)
        {
            AddOfDetails(dose, findings);
        }

        return findings;
    }

    private static void AddOfDetails(CborValue details, List<string> findings)
    {
        findings.AddRange(ClaimText.Missing(details, KeysOfDetails));
        if (ClaimDate.Day((details["dv"] ?? details["dt"])?.Text) is null)
        {
            findings.Add("the date of vaccination is missing or no date");
        }

        if (ClaimText.Absent(details["is"]) && ClaimText.Absent(details["cn"]))
        {
            findings.Add("neither clinician nor issuer");
        }
    }
}
