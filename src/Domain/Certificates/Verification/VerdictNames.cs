namespace HealthAssess.Certificates.Verification;

/// <summary>The verdicts' names on the wire and in documents.</summary>
public static class VerdictNames
{
    /// <summary>The name: <c>MATCH_VALID</c>.</summary>
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Unreadable => "UNREADABLE",
        Verdict.UnknownVersionAskHuman => "UNKNOWN_VERSION_ASK_HUMAN",
        Verdict.BadSignature => "BAD_SIGNATURE",
        Verdict.UntrustedIssuer => "UNTRUSTED_ISSUER",
        Verdict.Revoked => "REVOKED",
        Verdict.TechnicallyExpiredReissue => "TECHNICALLY_EXPIRED_REISSUE",
        Verdict.ProductNotApproved => "PRODUCT_NOT_APPROVED",
        Verdict.NotYetValid => "NOT_YET_VALID",
        Verdict.MedicallyExpired => "MEDICALLY_EXPIRED",
        Verdict.CannotTell => "CANNOT_TELL",
        Verdict.IdentityMismatchAskHuman => "IDENTITY_MISMATCH_ASK_HUMAN",
        Verdict.ValidRequirementNotMet => "VALID_REQUIREMENT_NOT_MET",
        Verdict.ValidIdentityNotChecked => "VALID_IDENTITY_NOT_CHECKED",
        Verdict.MatchValid => "MATCH_VALID",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
