using System.Collections.Frozen;
using HealthAssess.Fhir;

namespace HealthAssess.Storage.Index;

/// <summary>Which labels make a resource restricted (PR-16): those of its meta, and what a document says of itself.</summary>
/// <remarks>
/// HL7 v3-Confidentiality R and V, and the sensitivity codes of v3-ActCode that stand for the restricted classes (HIV, PSY and SDV
/// were codes of v3-Confidentiality once). TBOO is none: a taboo is what is not to be told to the patient without a physician, and
/// binds who talks to them, not who reads. Whoever wrote a label wanted it to hold: in any case, without a system, or as a word.
/// </remarks>
internal static class RestrictedLabels
{
    // Under their addresses in R4, those of earlier editions, and as object identifiers.
    private static readonly FrozenSet<string> Systems = Named(
        "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "http://hl7.org/fhir/v3/Confidentiality", "urn:oid:2.16.840.1.113883.5.25",
        "http://terminology.hl7.org/CodeSystem/v3-ActCode", "http://hl7.org/fhir/v3/ActCode", "urn:oid:2.16.840.1.113883.5.4");

    private static readonly FrozenSet<string> Codes = Named(
        "R", "V", "PSY", "PSYTHPN", "MH", "BH", "HIV", "STD", "SEX", "SDV", "DV", "PREGNANT", "DIS", "COGN", "DVD", "VIO");

    private static readonly FrozenSet<string> Words = Named("restricted", "very restricted");

    /// <summary>False for content that certainly has no label: a look at the bytes, for reads that would parse nothing else.</summary>
    /// <remarks>A name may be written with escapes (RFC 8259, section 7): what has any is looked into.</remarks>
    public static bool MayBeOn(ReadOnlySpan<byte> json) =>
        json.IndexOf("\"security"u8) >= 0 || json.IndexOf("\"confidentiality\""u8) >= 0 || json.IndexOf("\\u"u8) >= 0;

    /// <summary>True when any label of the resource is one of a restricted class.</summary>
    public static bool On(Resource resource) => resource.Root["meta"].All("security").Any(Restricts) || resource.TypeName switch
    {
        "DocumentReference" => resource.Root.All("securityLabel").SelectMany(label => label.All("coding")).Any(Restricts),
        "Composition" => IsOne(resource.Root["confidentiality"].Text),
        _ => false,
    };

    private static bool Restricts(Element label) => label["code"].Text is { } code
        ? IsOne(code) && (label["system"].Text?.Trim().TrimEnd('/') is not { Length: > 0 } system || Systems.Contains(system))
        : label["display"].Text is { } word && Words.Contains(word.Trim());

    private static bool IsOne(string? code) => code is not null && Codes.Contains(code.Trim());

    private static FrozenSet<string> Named(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
