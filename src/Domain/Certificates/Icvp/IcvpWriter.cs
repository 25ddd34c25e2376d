using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Icvp;

/// <summary>Writes an international certificate in one dialect.</summary>
/// <remarks>Newest is C with <c>vx.dv</c> and <c>d</c>. A is read only: it was a pilot.</remarks>
public static class IcvpWriter
{
    /// <summary>The payload.</summary>
    public static CborValue Write(IcvpStatement statement, IcvpDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return dialect switch
        {
            IcvpDialect.C => C(statement),
            IcvpDialect.B => B(statement),
            _ => throw new ArgumentOutOfRangeException(nameof(dialect), "This dialect is read, not written."),
        };
    }

    private static CborValue C(IcvpStatement statement) => CborValue.Map(
        ("n", Text(statement.Name)),
        ("dob", Day(statement.BirthDate)),
        ("s", Text(statement.Sex)),
        ("nt", Text(statement.Nationality)),
        ("id", Text(statement.DocumentNumber)),
        ("dt", Text(statement.DocumentType)),
        ("gn", Text(statement.Guardian)),
        ("v", Text(statement.Version)),
        ("d", Day(statement.Issued)),
        ("vx", Details(statement, "dv")));

    private static CborValue B(IcvpStatement statement) => CborValue.Map(
        ("n", Text(statement.Name)),
        ("dob", Day(statement.BirthDate)),
        ("s", Text(statement.Sex)),
        ("ntl", Text(statement.Nationality)),
        ("nid", Text(statement.DocumentNumber)),
        ("ndt", Text(statement.DocumentType)),
        ("gn", Text(statement.Guardian)),
        ("v", CborValue.Of([Details(statement, "dt")])));

    private static CborValue Details(IcvpStatement statement, string day) => CborValue.Map(
        ("vp", Text(statement.Product)),
        (day, Day(statement.Dose)),
        ("bo", Text(statement.Lot)),
        ("cn", Text(statement.Clinician)),
        ("is", Text(statement.Issuer)));

    // Text is signed in its composed form, so that every reader shows and compares the same letters.
    private static CborValue? Text(string? text) => text is null ? null : CborValue.Of(text.Normalize(System.Text.NormalizationForm.FormC));

    private static CborValue Day(DateOnly day) => CborValue.Of(ClaimDate.Write(day));
}
