using System.Collections.Frozen;
using HealthAssess.Fhir;

namespace HealthAssess.Storage.Index;

/// <summary>Which security labels make a resource restricted (PR-16).</summary>
/// <remarks>
/// HL7 v3-Confidentiality R and V, and the sensitivity codes of v3-ActCode that stand for the restricted classes. TBOO is
/// none: a taboo is what is not to be told to the patient without a physician, and binds who talks to them, not who reads.
/// </remarks>
internal static class RestrictedLabels
{
    private const string Confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private const string Sensitivity = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private static readonly FrozenSet<string> Sensitive =
        new[] { "PSY", "MH", "BH", "HIV", "STD", "SEX", "SDV", "DV", "PREGNANT", "DIS", "COGN", "DVD", "VIO" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>False for content that certainly has no label: a look at the bytes, for reads that would parse nothing else.</summary>
    public static bool MayBeOn(ReadOnlySpan<byte> json) => json.IndexOf("\"security\""u8) >= 0;

    /// <summary>True when any label of the resource is one of a restricted class.</summary>
    public static bool On(Resource resource)
    {
        foreach (var label in resource.Root["meta"].All("security"))
        {
            var (system, code) = (label["system"].Text, label["code"].Text);
            if ((system == Confidentiality && code is "R" or "V") || (system == Sensitivity && code is not null && Sensitive.Contains(code)))
            {
                return true;
            }
        }

        return false;
    }
}
