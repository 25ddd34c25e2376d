using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Dcc;
using HealthAssess.Certificates.Ddcc;
using HealthAssess.Certificates.HealthLinks;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.Letters;

namespace HealthAssess.Certificates.Hcert;

/// <summary>Which certificate stands under the health claim.</summary>
/// <remarks>HCERT specification 1.1.1, section 3.3.1. The numbers of the ICVP and of the letter are those of proposals: negative.</remarks>
public static class SubClaims
{
    /// <summary>EU Digital COVID Certificate.</summary>
    public const long EuDcc = 1;

    /// <summary>WHO vaccination status.</summary>
    public const long DdccVaccination = 3;

    /// <summary>WHO test result.</summary>
    public const long DdccTest = 4;

    /// <summary>Health link.</summary>
    public const long HealthLink = 5;

    /// <summary>International certificate of vaccination or prophylaxis.</summary>
    public const long Icvp = -6;

    /// <summary>Contraindication letter: a proposal of our own, far from the numbers that WHO hands out, after IHR Annex 6, paragraph 9.</summary>
    public const long Letter = -609;

    /// <summary>True when the health claim is a map and so is each certificate in it; a link alone may be a text.</summary>
    internal static bool AreMaps(CborValue hcert) => hcert.Kind == CborKind.Map
        && new[] { EuDcc, DdccVaccination, DdccTest, Icvp, Letter }.All(claim => hcert[claim] is null or { Kind: CborKind.Map });

    internal static (CredentialFormat Format, CertificateClaims? Claims) Read(Cwt cwt)
    {
        if (cwt.Hcert is not { } hcert)
        {
            return DdccReader.IsBare(cwt.Claims) ? (CredentialFormat.DdccBare, DdccReader.Read(cwt.Claims)) : (CredentialFormat.Hcert, null);
        }

        return hcert[EuDcc] is { } dcc ? (CredentialFormat.EuDcc, DccReader.Read(dcc))
            : hcert[Icvp] is { } icvp ? (CredentialFormat.Icvp, IcvpReader.Read(icvp))
            : hcert[Letter] is { } letter ? (CredentialFormat.ContraindicationLetter, LetterReader.Read(letter))
            : hcert[DdccVaccination] is { } vaccination ? (CredentialFormat.DdccVaccination, DdccReader.Read(vaccination))
            : hcert[DdccTest] is { } test ? (CredentialFormat.DdccTest, DdccReader.Read(test))
            : hcert[HealthLink] is { } link ? (CredentialFormat.HealthLink, HealthLinkReader.Read(link))
            : (CredentialFormat.Hcert, null);
    }
}
