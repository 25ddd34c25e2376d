using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

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
            ("n", Text(statement.Name)),
            ("dob", Day(statement.BirthDate)),
            ("s", Text(statement.Sex)),
            ("nt", Text(statement.Nationality)),
            ("id", Text(statement.DocumentNumber)),
            ("dt", Text(statement.DocumentType)),
            ("gn", Text(statement.Guardian)),
            ("v", Text(statement.Version)),
            ("ci", Text(statement.Id)),
            ("d", Day(statement.Issued)),
            ("cx", Letter(statement)));
    }

    private static CborValue Letter(LetterStatement statement) => CborValue.Map(
        ("tg", Text(statement.Disease)),
        ("gr", Text(LetterTerms.Medical)),
        ("vls", Day(statement.From)),
        ("vle", Day(statement.Until)),
        ("cn", Text(statement.Clinician)),
        ("is", Text(statement.Centre)),
        ("co", Text(statement.Country)));

    private static CborValue? Text(string? text) => text is null ? null : CborValue.Of(text.Normalize(System.Text.NormalizationForm.FormC));

    private static CborValue Day(DateOnly day) => CborValue.Of(ClaimDate.Write(day));
}
