using System.Formats.Asn1;
using System.Security.Cryptography;

namespace HealthAssess.Certificates.Trust;

/// <summary>The hash, and the padding, that a certificate's signature algorithm names.</summary>
/// <remarks>RFC 5758, 3 and RFC 4055, 3.1 (RSASSA-PSS names its hash in its parameters). SHA-1 is not among them.</remarks>
internal static class SignatureHash
{
    private const string RsaPss = "1.2.840.113549.1.1.10";

    public static (HashAlgorithmName? Hash, bool Pss) Read(AsnReader algorithm)
    {
        var name = algorithm.ReadObjectIdentifier();
        return name == RsaPss ? (OfPss(algorithm), true) : (Of(name), false);
    }

    private static HashAlgorithmName? OfPss(AsnReader algorithm)
    {
        var first = new Asn1Tag(TagClass.ContextSpecific, 0);
        var parameters = algorithm.ReadSequence();
        return parameters.HasData && parameters.PeekTag().HasSameClassAndValue(first)
            ? Of(parameters.ReadSequence(first).ReadSequence().ReadObjectIdentifier())
            : null;
    }

    private static HashAlgorithmName? Of(string name) => name switch
    {
        "1.2.840.10045.4.3.2" or "1.2.840.113549.1.1.11" or "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "1.2.840.10045.4.3.3" or "1.2.840.113549.1.1.12" or "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "1.2.840.10045.4.3.4" or "1.2.840.113549.1.1.13" or "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
