using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Storage.Certificates;

/// <summary>A certificate of ours.</summary>
/// <param name="Use">SCA, DSC or VDS.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="Demo">True for a demonstration authority.</param>
/// <param name="Link">Of an authority: the link from the one before it.</param>
public sealed record OwnCertificate(string Use, X509Certificate2 Certificate, bool Demo, X509Certificate2? Link = null)
{
    /// <summary>It and its link, in PEM.</summary>
    public IEnumerable<string> Pem => Link is null ? [Certificate.ExportCertificatePem()] : [Certificate.ExportCertificatePem(), Link.ExportCertificatePem()];
}
