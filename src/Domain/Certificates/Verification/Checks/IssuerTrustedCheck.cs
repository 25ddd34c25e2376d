using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>The signer is listed now, and was entitled when it signed.</summary>
/// <remarks>
/// Entitled: its certificate was in force at issue, and the authority that the list holds for it did sign it. A certificate that has run out
/// since is no reason to refuse; one that is no longer listed is.
/// </remarks>
internal static class IssuerTrustedCheck
{
    public static CheckResult Of(Subject subject) => subject.Signer switch
    {
        _ when subject.Credential.Signed is null => CheckResult.Unknown(Check.IssuerTrusted, "signature-kind-not-read"),
        { EmbeddedFits: not null, Certificate: { } certificate } => OfChain(certificate, subject),
        { Entry: null } => CheckResult.Fail(Check.IssuerTrusted, "issuer-not-listed"),
        { Entry.AsOf: { } asOf } when subject.Circumstances.At - asOf > subject.Circumstances.StopAfter => CheckResult.Unknown(Check.IssuerTrusted, "list-too-old", subject.Signer.Entry.Participant),
        { Entry.SignedByListedAuthority: false } => CheckResult.Fail(Check.IssuerTrusted, "not-signed-by-its-authority"),
        { Entry.Certificate: null } => CheckResult.Pass(Check.IssuerTrusted, "key-without-dates", subject.Signer.Entry.Participant),
        { Entry: { } entry } => InForce(entry.Certificate, subject, entry.Participant),
    };

    private static CheckResult OfChain(X509Certificate2 certificate, Subject subject) => subject.Signer.Authority is not { } authority
        ? CheckResult.Fail(Check.IssuerTrusted, "issuer-not-listed")
        : subject.Circumstances.At - authority.AsOf > subject.Circumstances.StopAfter ? CheckResult.Unknown(Check.IssuerTrusted, "list-too-old", authority.Participant)
        : InForce(certificate, subject, authority.Participant);

    private static CheckResult InForce(X509Certificate2 certificate, Subject subject, string? participant)
    {
        var ((from, until), now) = (Term.Of(certificate), subject.Circumstances.At);
        return subject.Credential.IssuedAt switch
        {
            // Without an instant of issue only a certificate that is still in force was in force then for certain.
            null => now >= from && now <= until ? CheckResult.Pass(Check.IssuerTrusted, detail: participant) : CheckResult.Unknown(Check.IssuerTrusted, "issue-date-missing", participant),
            { } issued when issued < from => CheckResult.Fail(Check.IssuerTrusted, "signed-before-key", participant),
            { } issued when issued > until => CheckResult.Fail(Check.IssuerTrusted, "signed-after-key", participant),
            _ => CheckResult.Pass(Check.IssuerTrusted, now > until ? "key-expired-since" : "", participant),
        };
    }
}
