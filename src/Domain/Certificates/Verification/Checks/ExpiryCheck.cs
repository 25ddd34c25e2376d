namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>Technically unexpired: issued already and not yet at its end. Says nothing of the vaccine.</summary>
/// <remarks>HCERT specification, 3.3.5 and 3.3.6. A certificate without an end is unknown where its format requires one.</remarks>
internal static class ExpiryCheck
{
    public static CheckResult Of(Subject subject)
    {
        var (credential, at) = (subject.Credential, subject.Circumstances.At);
        return credential switch
        {
            { Expires: { } end } when end < at => CheckResult.Fail(Check.NotExpired, "signature-expired", date: Day(end)),
            { IssuedAt: { } issued } when issued > at => CheckResult.Fail(Check.NotExpired, "issued-in-the-future", date: Day(issued)),
            { Expires: { } end } => CheckResult.Pass(Check.NotExpired, date: Day(end)),
            { MayLackExpiry: true } => CheckResult.Pass(Check.NotExpired, "no-expiry"),
            _ => CheckResult.Unknown(Check.NotExpired, "expiry-missing"),
        };
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
