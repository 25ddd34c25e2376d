namespace HealthAssess.Certificates.Verification;

/// <summary>From checks to a verdict: the first rule that applies, in the order of <see cref="Verdict"/>.</summary>
internal static class VerdictRule
{
    private static readonly Check[] Reading = [Check.Prefix, Check.Base45, Check.Numeric, Check.Compression, Check.Cose, Check.Jws, Check.Seal, Check.Claims];

    /// <summary>The verdict, and the check that decided it; null when everything passed.</summary>
    public static (Verdict Verdict, CheckResult? Decided) Of(IReadOnlyList<CheckResult> checks)
    {
        foreach (var (verdict, applies) in Rules)
        {
            if (checks.FirstOrDefault(applies) is { } decided)
            {
                return (verdict, decided);
            }
        }

        return (checks.Any(check => check.Check == Check.Person) ? Verdict.MatchValid : Verdict.ValidIdentityNotChecked, null);
    }

    private static (Verdict Verdict, Func<CheckResult, bool> Applies)[] Rules { get; } =
    [
        (Verdict.UnknownVersionAskHuman, check => check is { Check: Check.Prefix, Outcome: CheckOutcome.Fail, Reason: "unknown-context" }),
        (Verdict.Unreadable, check => Reading.Contains(check.Check) && check.Outcome != CheckOutcome.Pass),
        (Verdict.UnknownVersionAskHuman, check => check is { Check: Check.Schema, Outcome: CheckOutcome.Unknown }),
        (Verdict.BadSignature, check => check is { Check: Check.Signature, Outcome: CheckOutcome.Fail }),
        (Verdict.UntrustedIssuer, check => check is { Check: Check.IssuerTrusted or Check.KeyUsage, Outcome: CheckOutcome.Fail }),
        (Verdict.Revoked, check => check is { Check: Check.NotRevoked, Outcome: CheckOutcome.Fail }),
        (Verdict.NotYetValid, check => check is { Check: Check.NotExpired, Outcome: CheckOutcome.Fail, Reason: "issued-in-the-future" }),
        (Verdict.TechnicallyExpiredReissue, check => check is { Check: Check.NotExpired, Outcome: CheckOutcome.Fail }),
        (Verdict.ProductNotApproved, check => check is { Check: Check.Product, Outcome: CheckOutcome.Fail }),
        (Verdict.NotYetValid, check => check is { Check: Check.Medical, Outcome: CheckOutcome.Fail, Reason: not "over" }),
        (Verdict.MedicallyExpired, check => check is { Check: Check.Medical, Outcome: CheckOutcome.Fail }),
        (Verdict.CannotTell, check => check is { Check: Check.Schema, Outcome: CheckOutcome.Fail } or { Check: not Check.Person, Outcome: CheckOutcome.Unknown }),
        (Verdict.IdentityMismatchAskHuman, check => check is { Check: Check.Person, Outcome: not CheckOutcome.Pass }),
    ];
}
