using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Verification;

/// <summary>What the checks look at.</summary>
/// <param name="Credential">The credential as read.</param>
/// <param name="Signer">Who signed it, as far as the list tells.</param>
/// <param name="Circumstances">What is known besides.</param>
internal sealed record Subject(Credential Credential, SignerSearch Signer, Circumstances Circumstances);
