using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Tests.Integration.Lists;

/// <summary>An ICAO master list as states publish it: country signing certificates in a signed CMS envelope.</summary>
/// <remarks>ICAO Doc 9303-12, 9 and RFC 5652: SignedData, version 3, over a CscaMasterList, with its signer's certificate and signed attributes.</remarks>
internal static class MasterList
{
    private const string List = "2.23.136.1.1.2";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0, isConstructed: true);

    public static byte[] Of(params X509Certificate2[] authorities)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var publisher = new CertificateRequest("C=UN, CN=Master list signer", key, HashAlgorithmName.SHA256).CreateSelfSigned(authorities[0].NotBefore, authorities[0].NotAfter);
        var list = Encoded(writer =>
        {
            writer.WriteInteger(0);
            using (writer.PushSetOf())
            {
                Array.ForEach(authorities, authority => writer.WriteEncodedValue(authority.RawData));
            }
        });
        return Encoded(writer =>
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.7.2");
            using (writer.PushSequence(First))
            {
                SignedData(writer, list, publisher, key);
            }
        });
    }

    private static void SignedData(AsnWriter writer, byte[] list, X509Certificate2 publisher, ECDsa key)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(3);
            using (writer.PushSetOf())
            {
                Algorithm(writer, Sha256);
            }

            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(List);
                using (writer.PushSequence(First))
                {
                    writer.WriteOctetString(list);
                }
            }

            using (writer.PushSetOf(First))
            {
                writer.WriteEncodedValue(publisher.RawData);
            }

            using (writer.PushSetOf())
            {
                SignerInfo(writer, list, publisher, key);
            }
        }
    }

    private static void SignerInfo(AsnWriter writer, byte[] list, X509Certificate2 publisher, ECDsa key)
    {
        var attributes = Attributes(list, null);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(publisher.IssuerName.RawData);
                writer.WriteInteger(publisher.SerialNumberBytes.Span);
            }

            Algorithm(writer, Sha256);
            writer.WriteEncodedValue(Attributes(list, First));
            Algorithm(writer, "1.2.840.10045.4.3.2");
            writer.WriteOctetString(key.SignData(attributes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }
    }

    // Signed as a set, sent under a tag of its own (RFC 5652, 5.4).
    private static byte[] Attributes(byte[] list, Asn1Tag? tag)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf(tag))
        {
            Attribute(writer, "1.2.840.113549.1.9.3", value => value.WriteObjectIdentifier(List));
            Attribute(writer, "1.2.840.113549.1.9.4", value => value.WriteOctetString(SHA256.HashData(list)));
        }

        return writer.Encode();
    }

    private static void Attribute(AsnWriter writer, string type, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            using (writer.PushSetOf())
            {
                value(writer);
            }
        }
    }

    private static void Algorithm(AsnWriter writer, string name)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(name);
        }
    }

    private static byte[] Encoded(Action<AsnWriter> content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            content(writer);
        }

        return writer.Encode();
    }
}
