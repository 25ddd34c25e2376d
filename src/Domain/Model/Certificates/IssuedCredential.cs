using HealthAssess.Certificates;
using HealthAssess.Certificates.Shc;
using HealthAssess.Certificates.Trust;

namespace HealthAssess.Domain.Certificates;

/// <summary>One form of an issued certificate.</summary>
/// <param name="Form">Which form.</param>
/// <param name="Text">What was signed, as it is kept: the text of the code, or the token of a SMART Health Card.</param>
public sealed record IssuedCredential(CertificateForm Form, string Text)
{
    /// <summary>The texts of its QR codes: one, or several for a card that does not fit one.</summary>
    public IReadOnlyList<string> Codes => Form == CertificateForm.HealthCard ? NumericMode.Split(Text) : [Text];

    /// <summary>The mark under which it is revoked.</summary>
    public long Mark => CredentialReader.Read([Text]).RevocationIds.Value is [var id, ..] ? RevocationMark.Of(id) : throw new InvalidOperationException("What we issue can be revoked.");

    /// <summary>Media type under which it is kept.</summary>
    internal string ContentType => Form switch
    {
        CertificateForm.HealthCard => "application/jose",
        CertificateForm.Seal => "application/json",
        _ => "text/plain",
    };

    /// <summary>Media type of its signature.</summary>
    internal string SignatureType => Form switch
    {
        CertificateForm.HealthCard => "application/jose",
        CertificateForm.Seal => "application/json",
        _ => "application/cose",
    };
}
