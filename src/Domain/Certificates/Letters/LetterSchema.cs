using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Letters;

/// <summary>What a contraindication letter must hold to be one.</summary>
/// <remarks>IHR (2005) Annex 6 (9): a clinician answers for it, on medical grounds; ours: never without an end, never for more than twelve months.</remarks>
internal static class LetterSchema
{
    private static readonly string[] Keys = ["n", "dob", "s", "nt", "v", "ci"];

    private static readonly string[] KeysOfLetter = ["tg", "cn", "is", "co"];

    public static IReadOnlyList<string> Findings(CborValue payload, CborValue letter) =>
    [
        .. ClaimText.Missing(payload, Keys),
        .. ClaimDate.Day(payload["d"]?.Text) is null ? ["d is missing or no date"] : Array.Empty<string>(),
        .. ClaimText.Missing(letter, KeysOfLetter),
        .. letter["gr"]?.Text == LetterTerms.Medical ? Array.Empty<string>() : ["the grounds are not medical"],
        .. Term(ClaimDate.Day(letter["vls"]?.Text), ClaimDate.Day(letter["vle"]?.Text)),
    ];

    private static IEnumerable<string> Term(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        (null, _) or (_, null) => ["from or until is missing or no date"],
        ({ } first, { } last) when last < first => ["it ends before it begins"],
        ({ } first, { } last) when last > LetterTerms.Latest(first) => ["it is for more than twelve months"],
        _ => [],
    };
}
