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
    [
        .. IcvpPersonWriter.Write(statement.Person, IcvpDialect.C),
        ("v", ClaimText.Of(statement.Version)),
        ("d", ClaimDate.Of(statement.Issued)),
        ("vx", Details(statement, "dv")),
    ]);

    private static CborValue B(IcvpStatement statement) => CborValue.Map(
    [
        .. IcvpPersonWriter.Write(statement.Person, IcvpDialect.B),
        ("v", CborValue.Of([Details(statement, "dt")])),
    ]);

    private static CborValue Details(IcvpStatement statement, string day) => CborValue.Map(
        ("vp", ClaimText.Of(statement.Product)),
        (day, ClaimDate.Of(statement.Dose)),
        ("bo", ClaimText.Of(statement.Lot)),
        ("cn", ClaimText.Of(statement.Clinician)),
        ("is", ClaimText.Of(statement.Issuer)));
}
