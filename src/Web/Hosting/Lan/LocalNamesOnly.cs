using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Web.Hosting.Lan;

/// <summary>The critical extension that keeps an authority to local names and private addresses: stolen, it can still not pass for a bank.</summary>
/// <remarks>RFC 5280, section 4.2.1.10; private networks of RFC 1918, RFC 3927 and RFC 4193, and the machine itself.</remarks>
internal static class LocalNamesOnly
{
    private static readonly string[] Networks =
        ["0A000000FF000000", "AC100000FFF00000", "C0A80000FFFF0000", "A9FE0000FFFF0000", "7F000000FF000000",
         "FD000000000000000000000000000000FF000000000000000000000000000000", "FE800000000000000000000000000000FFC00000000000000000000000000000",
         "00000000000000000000000000000001FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"];

    public static X509Extension Extension(IEnumerable<string> names)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            foreach (var name in names.Append("local").Distinct())
            {
                using (writer.PushSequence())
                {
                    writer.WriteCharacterString(UniversalTagNumber.IA5String, name, new Asn1Tag(TagClass.ContextSpecific, 2));
                }
            }

            foreach (var network in Networks)
            {
                using (writer.PushSequence())
                {
                    writer.WriteOctetString(Convert.FromHexString(network), new Asn1Tag(TagClass.ContextSpecific, 7));
                }
            }
        }

        return new X509Extension("2.5.29.30", writer.Encode(), critical: true);
    }
}
