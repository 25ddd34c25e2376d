using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Storage.Certificates;

/// <summary>A certificate of ours.</summary>
/// <param name="Use">SCA or DSC.</param>
/// <param name="Certificate">The certificate.</param>
/// <param name="Demo">True for a demonstration authority.</param>
public sealed record OwnCertificate(string Use, X509Certificate2 Certificate, bool Demo);
