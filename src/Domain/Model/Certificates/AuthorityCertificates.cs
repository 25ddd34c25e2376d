using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Domain.Certificates;

/// <summary>Writes the certificates of an authority and of its signers. Where the private keys lie is the caller's affair: a file, or a security module.</summary>
/// <remarks>
/// HCERT certificate governance: authority with path length 0, signers for digital signatures only, named by key identifiers, limited by
/// extended key usage. ICAO technical report VDS-NC, 5: the seal signer's own usage and its document type.
/// </remarks>
public static class AuthorityCertificates
{
    private const string VaccinationSigner = "1.3.6.1.4.1.1847.2021.1.2";
    private const string VisibleSealSigner = "2.23.136.1.1.14.2";
    private const string DocumentType = "2.23.136.1.1.6.2";
    private const string VisibleSealDocument = "NV";

    /// <summary>The self-signed certificate of an authority.</summary>
    /// <param name="name">Who it is.</param>
    /// <param name="key">Its key pair.</param>
    /// <param name="from">First instant in force.</param>
    /// <param name="until">Last instant in force.</param>
    public static X509Certificate2 Authority(AuthorityName name, ECDsa key, DateTimeOffset from, DateTimeOffset until)
    {
        var request = Request(name, "authority", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.Create(request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), from, until, SerialNumber());
    }

    /// <summary>The certificate of a signer, signed by its authority; it ends no later than the authority's own.</summary>
    /// <param name="name">Who the authority is.</param>
    /// <param name="purpose">What the signer signs.</param>
    /// <param name="key">The signer's key pair.</param>
    /// <param name="authority">The authority's certificate.</param>
    /// <param name="authorityKey">The authority's key.</param>
    /// <param name="from">First instant in force.</param>
    /// <param name="until">Wanted last instant in force.</param>
    public static X509Certificate2 Signer(
        AuthorityName name, SignerPurpose purpose, ECDsa key, X509Certificate2 authority, ECDsa authorityKey, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(authority);
        var request = Request(name, purpose == SignerPurpose.VisibleSeals ? "seal signer" : "signer", key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose == SignerPurpose.VisibleSeals ? VisibleSealSigner : VaccinationSigner)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        if (purpose == SignerPurpose.VisibleSeals)
        {
            request.CertificateExtensions.Add(new X509Extension(new Oid(DocumentType), SealDocuments(), false));
        }

        return request.Create(authority.SubjectName, X509SignatureGenerator.CreateForECDsa(authorityKey), from, Earlier(Term.Of(authority).Until, until), SerialNumber());
    }

    /// <summary>A link: the certificate of a new authority's key, signed by the authority before it, so that who knows only the old one comes to trust the new one.</summary>
    /// <param name="next">The new authority's certificate.</param>
    /// <param name="before">The old authority's certificate.</param>
    /// <param name="beforeKey">The old authority's key.</param>
    /// <remarks>ICAO Doc 9303-12, 7.1.2.</remarks>
    public static X509Certificate2 Link(X509Certificate2 next, X509Certificate2 before, ECDsa beforeKey)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(before);
        var request = new CertificateRequest(next.SubjectName, next.PublicKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(before, true, false));
        var (from, until) = (Term.Of(next).From, Earlier(Term.Of(before).Until, Term.Of(next).Until));
        return request.Create(before.SubjectName, X509SignatureGenerator.CreateForECDsa(beforeKey), from, until, SerialNumber());
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static CertificateRequest Request(AuthorityName name, string role, ECDsa key)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCountryOrRegion(name.Country);
        subject.AddOrganizationName(name.Organisation);
        subject.AddCommonName($"{name.Common} {role}");
        return new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
    }

    // DocumentTypeListSyntax: version 0 and a set of types.
    private static byte[] SealDocuments()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSetOf())
            {
                writer.WriteCharacterString(UniversalTagNumber.PrintableString, VisibleSealDocument);
            }
        }

        return writer.Encode();
    }

    // Positive and unguessable (RFC 5280, 4.1.2.2).
    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
