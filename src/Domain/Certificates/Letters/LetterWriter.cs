using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Icvp;

namespace HealthAssess.Certificates.Letters;

/// <summary>Writes a contraindication letter.</summary>
/// <remarks>A proposal of our own: the person under the keys of the ICVP (dialect C), the letter in one map <c>cx</c>.</remarks>
public static class LetterWriter
{
    /// <summary>The payload.</summary>
    public static CborValue Write(LetterStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return CborValue.Map(
        [
            .. IcvpPersonWriter.Write(statement.Person, IcvpDialect.C),
            ("v", ClaimText.Of(statement.Version)),
            ("ci", ClaimText.Of(statement.Id)),
            ("d", ClaimDate.Of(statement.Issued)),
            ("cx", Letter(statement)),
        ]);
    }

    private static CborValue Letter(LetterStatement statement) => CborValue.Map(
        ("tg", ClaimText.Of(statement.Disease)),
        ("gr", ClaimText.Of(LetterTerms.Medical)),
        ("vls", ClaimDate.Of(statement.From)),
        ("vle", ClaimDate.Of(statement.Until)),
        ("cn", ClaimText.Of(statement.Clinician)),
        ("is", ClaimText.Of(statement.Centre)),
        ("co", ClaimText.Of(statement.Country)));
}
