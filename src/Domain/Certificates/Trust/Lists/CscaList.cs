using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>Reads country signing certificates: PEM, or the content of an ICAO master list.</summary>
/// <remarks>
/// ICAO Doc 9303-12, 9: a master list is CMS signed data around <c>CscaMasterList ::= SEQUENCE { version INTEGER, certList SET OF Certificate }</c>.
/// Who signed it is not judged here: two people compare its hash with the publisher's.
/// </remarks>
internal static class CscaList
{
    /// <summary>The domain of states' authorities, wherever such a list is read.</summary>
    public const string Domain = "ICAO";

    public static ImportedList? Read(ReadOnlyMemory<byte> content)
    {
        var entries = (content.Span.IndexOf("-----BEGIN"u8) >= 0
            ? HandedOverKeys.OfPem(System.Text.Encoding.ASCII.GetString(content.Span)).Select(entry => entry.Certificate)
            : OfMasterList(content).Select(der => KeyReader.Certificate(der.Span))).OfType<X509Certificate2>().Select(Entry).ToList();
        return entries.Count == 0 ? null : new ImportedList(entries) { LeftOut = [.. entries.Where(entry => entry.Key is null).Select(entry => entry.Name!)] };
    }

    private static TrustEntry Entry(X509Certificate2 certificate) => new()
    {
        KeyId = KeyIds.OfCertificate(certificate.RawData),
        Key = KeyReader.OfCertificate(certificate),
        Certificate = certificate,
        Use = KeyUse.Authority,
        Participant = Country(certificate.SubjectName),
        Domain = Domain,
        Name = certificate.Subject,
        SignedByListedAuthority = CertificateSignature.IsBy(certificate, certificate),
    };

    private static string? Country(X500DistinguishedName name) =>
        name.EnumerateRelativeDistinguishedNames().FirstOrDefault(part => !part.HasMultipleElements && part.GetSingleElementType().Value == "2.5.4.6")?.GetSingleElementValue()?.ToUpperInvariant();

    private static List<ReadOnlyMemory<byte>> OfMasterList(ReadOnlyMemory<byte> content)
    {
        if (CmsContent.Of(content) is not { } list)
        {
            return [];
        }

        try
        {
            var sequence = new AsnReader(list, AsnEncodingRules.DER).ReadSequence();
            sequence.ReadInteger();
            var set = sequence.ReadSetOf(skipSortOrderValidation: true);
            List<ReadOnlyMemory<byte>> certificates = [];
            while (set.HasData)
            {
                certificates.Add(set.ReadEncodedValue());
            }

            return certificates;
        }
        catch (AsnContentException)
        {
            return [];
        }
    }
}
