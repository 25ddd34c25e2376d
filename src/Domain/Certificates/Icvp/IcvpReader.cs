using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Icvp;

/// <summary>Reads an international certificate of vaccination or prophylaxis in any of its dialects.</summary>
/// <remarks>
/// WHO SMART Trust, DVCMin and ICVPMin. The dialect decides what <c>v</c>, <c>dt</c> and <c>gn</c> mean, so it is settled first and by
/// shape: <c>vx</c> is there → C; <c>v</c> is a list → B; <c>v</c> is a map → A.
/// </remarks>
public static class IcvpReader
{
    /// <summary>The dialect, or null when the payload has none of the three shapes.</summary>
    public static IcvpDialect? Dialect(CborValue payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        return payload["vx"] is not null
            ? IcvpDialect.C
            : payload["v"]?.Kind switch { CborKind.Array => IcvpDialect.B, CborKind.Map => IcvpDialect.A, _ => null };
    }

    /// <summary>The claims; an unknown shape keeps what is common to all.</summary>
    public static CertificateClaims Read(CborValue payload)
    {
        var dialect = Dialect(payload);
        IReadOnlyList<CborValue> details = dialect switch
        {
            IcvpDialect.C => [payload["vx"]!],
            IcvpDialect.B => payload["v"]!.Items,
            IcvpDialect.A => [payload["v"]!],
            _ => [],
        };
        return new CertificateClaims
        {
            Kind = CertificateKind.Vaccination,
            Person = Person(payload, dialect),
            Doses = [.. details.Select(Dose)],
            Version = dialect == IcvpDialect.C ? payload["v"]?.Text : null,
            Issued = dialect == IcvpDialect.C ? ClaimDate.Day(payload["d"]?.Text) : null,
            KnownForm = dialect is not null,
            SchemaFindings = dialect is { } known ? IcvpSchema.Findings(payload, known, details) : [],
        };
    }

    internal static ClaimedPerson Person(CborValue payload, IcvpDialect? dialect) => new(
        payload["n"]?.Text,
        payload["dob"]?.Text,
        payload["s"]?.Text,
        payload[dialect == IcvpDialect.C ? "nt" : "ntl"]?.Text,
        payload[dialect == IcvpDialect.C ? "id" : "nid"]?.Text,
        payload[dialect == IcvpDialect.C ? "dt" : "ndt"]?.Text,
        payload["gn"]?.Text);

    // An early draft of C called the day of vaccination dt; the text in force calls it dv.
    private static ClaimedDose Dose(CborValue details) => new()
    {
        Date = ClaimDate.Day((details["dv"] ?? details["dt"])?.Text),
        Product = details["vp"]?.Text,
        Disease = details["tg"]?.Text,
        Manufacturer = details["ma"]?.Text,
        Lot = details["bo"]?.Text,
        Issuer = details["is"]?.Text,
        Clinician = details["cn"]?.Text,
        StatedValidFrom = ClaimDate.Day(details["vls"]?.Text),
        StatedValidUntil = ClaimDate.Day(details["vle"]?.Text),
    };
}
