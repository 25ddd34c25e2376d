using System.Formats.Asn1;

namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>Takes out what a CMS envelope carries. Its signature is not judged: lists are pinned by their hash and approved by two people.</summary>
/// <remarks>RFC 5652, 5.1 and 5.2: <c>SignedData ::= SEQUENCE { version, digestAlgorithms SET, encapContentInfo, … }</c>.</remarks>
internal static class CmsContent
{
    private const string SignedData = "1.2.840.113549.1.7.2";

    public static byte[]? Of(ReadOnlyMemory<byte> envelope)
    {
        var first = new Asn1Tag(TagClass.ContextSpecific, 0);
        try
        {
            var info = new AsnReader(envelope, AsnEncodingRules.BER).ReadSequence();
            if (info.ReadObjectIdentifier() != SignedData)
            {
                return null;
            }

            var signed = info.ReadSequence(first).ReadSequence();
            signed.ReadInteger();
            signed.ReadSetOf(skipSortOrderValidation: true);
            var content = signed.ReadSequence();
            content.ReadObjectIdentifier();
            return content.ReadSequence(first).ReadOctetString();
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
