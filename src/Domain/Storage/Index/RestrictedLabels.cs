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
    // Under their addresses in R4, those of earlier editions, and as object identifiers.
    private static readonly FrozenSet<string> Confidentiality = Named("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "http://hl7.org/fhir/v3/Confidentiality", "urn:oid:2.16.840.1.113883.5.25");
    private static readonly FrozenSet<string> Sensitivity = Named("http://terminology.hl7.org/CodeSystem/v3-ActCode", "http://hl7.org/fhir/v3/ActCode", "urn:oid:2.16.840.1.113883.5.4");

    private static readonly FrozenSet<string> Sensitive =
        new[] { "PSY", "PSYTHPN", "MH", "BH", "HIV", "STD", "SEX", "SDV", "DV", "PREGNANT", "DIS", "COGN", "DVD", "VIO" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>False for content that certainly has no label: a look at the bytes, for reads that would parse nothing else.</summary>
    /// <remarks>A name may be written with escapes (RFC 8259, section 7): what has any is looked into.</remarks>
    public static bool MayBeOn(ReadOnlySpan<byte> json) => json.IndexOf("\"security\""u8) >= 0 || json.IndexOf("\\u"u8) >= 0;

    /// <summary>True when any label of the resource is one of a restricted class.</summary>
    public static bool On(Resource resource)
    {
        foreach (var label in resource.Root["meta"].All("security"))
        {
            var (system, code) = (label["system"].Text, label["code"].Text);
            if (system is not null && code is not null && ((Confidentiality.Contains(system) && code is "R" or "V") || (Sensitivity.Contains(system) && Sensitive.Contains(code))))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Named(params string[] systems) => systems.ToFrozenSet(StringComparer.Ordinal);
}
