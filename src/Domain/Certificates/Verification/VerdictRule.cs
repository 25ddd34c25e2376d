namespace HealthAssess.Certificates.Verification;

/// <summary>From checks to a verdict: the first rule that applies, in the order of <see cref="Verdict"/>.</summary>
internal static class VerdictRule
{
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
        (Verdict.UnknownVersionAskHuman, check => check is { Check: Check.Prefix or Check.Schema, Outcome: CheckOutcome.Fail, Reason: "unknown-version" }),
        (Verdict.Unreadable, check => Failed(check, Check.Prefix) || Failed(check, Check.Base45) || Failed(check, Check.Compression) || Failed(check, Check.Cose)),
        (Verdict.BadSignature, check => Failed(check, Check.Signature)),
        (Verdict.UntrustedIssuer, check => Failed(check, Check.IssuerTrusted) || Failed(check, Check.KeyUsage)),
        (Verdict.Revoked, check => Failed(check, Check.NotRevoked)),
        (Verdict.CannotTell, check => Failed(check, Check.NotExpired) && check.Reason == "issued-in-the-future"),
        (Verdict.TechnicallyExpiredReissue, check => Failed(check, Check.NotExpired)),
        (Verdict.CannotTell, check => Failed(check, Check.Schema)),
        (Verdict.ProductNotApproved, check => Failed(check, Check.Product)),
        (Verdict.NotYetValid, check => Failed(check, Check.Medical) && check.Reason is "not-yet-valid" or "letter-not-yet"),
        (Verdict.MedicallyExpired, check => Failed(check, Check.Medical)),
        (Verdict.CannotTell, check => check is { Check: not (Check.Person or Check.Requirement), Outcome: CheckOutcome.Unknown }),
        (Verdict.IdentityMismatchAskHuman, check => check is { Check: Check.Person, Outcome: not CheckOutcome.Pass }),
        (Verdict.ValidRequirementNotMet, check => check is { Check: Check.Requirement, Outcome: not CheckOutcome.Pass }),
    ];

    private static bool Failed(CheckResult result, Check check) => result.Check == check && result.Outcome == CheckOutcome.Fail;
}
