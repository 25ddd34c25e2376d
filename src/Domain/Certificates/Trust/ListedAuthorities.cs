using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Certificates.Trust;

/// <summary>Holds each document signer of a list against the authorities of the same list.</summary>
/// <remarks>
/// RFC 5280, 4.2.1.1: an authority that changed its key keeps its name, and the key identifiers hint at which key is meant. The signature is the
/// proof: published lists hold signers whose hint is malformed (Lithuania) or names the newer key where the older signed (Togo). A signer whose
/// authority is not listed is neither confirmed nor contradicted.
/// </remarks>
internal static class ListedAuthorities
{
    public static IReadOnlyList<TrustEntry> Hold(IReadOnlyList<TrustEntry> entries)
    {
        var authorities = entries.Where(entry => entry is { Use: KeyUse.Authority, Certificate: not null })
            .ToLookup(entry => Name(entry.Certificate!.SubjectName), entry => entry.Certificate!);
        return [.. entries.Select(entry => entry with { SignedByListedAuthority = SignedBy(entry, authorities) })];
    }

    private static bool? SignedBy(TrustEntry entry, ILookup<string, X509Certificate2> authorities)
    {
        if (entry is not { Use: KeyUse.DocumentSigner, Certificate: { } certificate })
        {
            return null;
        }

        var named = authorities[Name(certificate.IssuerName)].ToList();
        var answers = named.ConvertAll(authority => CertificateSignature.IsBy(certificate, authority));
        // Not its signature, and yet the key that it names: that is a contradiction.
        return answers.Contains(true) ? true : named.Exists(authority => MayBe(certificate, authority)) && !answers.Contains(null) ? false : null;
    }

    private static bool MayBe(X509Certificate2 certificate, X509Certificate2 authority)
    {
        try
        {
            return certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier is not { } wanted
                || authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault()?.SubjectKeyIdentifierBytes is not { } own
                || wanted.Span.SequenceEqual(own.Span);
        }
        catch (CryptographicException)
        {
            return true;
        }
    }

    private static string Name(X500DistinguishedName name) => Convert.ToHexString(name.RawData);
}
