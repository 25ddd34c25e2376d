using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.HealthLinks;

/// <summary>Reads links to records kept elsewhere.</summary>
/// <remarks>Sub-claim 5 has been a text, a list of texts and a list of maps with <c>u</c>; the links start with <c>shlink:/</c> or <c>vhlink:/</c>.</remarks>
public static class HealthLinkReader
{
    /// <summary>The claims.</summary>
    public static CertificateClaims Read(CborValue payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        string[] links = [.. Links(payload).OfType<string>()];
        return new CertificateClaims
        {
            Kind = CertificateKind.HealthLink,
            Person = new ClaimedPerson(null),
            Links = links,
            KnownForm = links.Length > 0,
            SchemaFindings = [.. links.Where(link => !IsLink(link)).Select(_ => "a link that is neither shlink nor vhlink")],
        };
    }

    private static IEnumerable<string?> Links(CborValue payload) => payload.Kind switch
    {
        CborKind.Text => [payload.Text],
        CborKind.Array => payload.Items.Select(item => item.Text ?? item["u"]?.Text),
        _ => [payload["u"]?.Text],
    };

    private static bool IsLink(string link) =>
        link.StartsWith("shlink:/", StringComparison.Ordinal) || link.StartsWith("vhlink:/", StringComparison.Ordinal);
}
