using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Icvp;

namespace HealthAssess.Certificates.Letters;

/// <summary>Reads a contraindication letter.</summary>
public static class LetterReader
{
    /// <summary>The claims. A payload without the letter's own map is of a form nobody here knows.</summary>
    public static CertificateClaims Read(CborValue payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        var letter = payload["cx"] is { Kind: CborKind.Map } map ? map : null;
        return new CertificateClaims
        {
            Kind = CertificateKind.Contraindication,
            Person = IcvpReader.Person(payload, IcvpDialect.C),
            Letter = letter is null ? null : Letter(letter),
            Id = payload["ci"]?.Text,
            Version = payload["v"]?.Text,
            Issued = ClaimDate.Day(payload["d"]?.Text),
            KnownForm = letter is not null,
            SchemaFindings = letter is null ? [] : LetterSchema.Findings(payload, letter),
        };
    }

    private static ClaimedLetter Letter(CborValue letter) => new(
        letter["tg"]?.Text, ClaimDate.Day(letter["vls"]?.Text), ClaimDate.Day(letter["vle"]?.Text), letter["cn"]?.Text, letter["is"]?.Text, letter["co"]?.Text);
}
