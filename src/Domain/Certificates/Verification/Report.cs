using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Verification;

/// <summary>The answer: a verdict, why, and every check behind it.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Decided">The check that decided it; null when everything passed.</param>
/// <param name="Checks">Every check that applied, in order.</param>
/// <param name="Credential">The credential as read.</param>
/// <param name="TrustIsStale">True when the list is too old, which is shown above every verdict.</param>
/// <param name="ClockIsWrong">True when the list is from the future: the device's clock is wrong.</param>
/// <param name="Demo">True when a demonstration authority signed it, which no state recognises.</param>
public sealed record Report(
    Verdict Verdict, CheckResult? Decided, IReadOnlyList<CheckResult> Checks, Credential Credential, bool TrustIsStale, bool ClockIsWrong, bool Demo);
