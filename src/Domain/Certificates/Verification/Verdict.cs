namespace HealthAssess.Certificates.Verification;

/// <summary>The verdicts, in order of precedence: the first that applies is the answer.</summary>
public enum Verdict
{
    /// <summary>Not a code we can read, or a damaged one.</summary>
    Unreadable,

    /// <summary>Readable, but of a version or form we do not know.</summary>
    UnknownVersionAskHuman,

    /// <summary>The signature is wrong.</summary>
    BadSignature,

    /// <summary>The issuer is not listed, or was not entitled.</summary>
    UntrustedIssuer,

    /// <summary>The issuer has taken it back.</summary>
    Revoked,

    /// <summary>The electronic form has run out; the dose may well be good. Ask for a re-issue.</summary>
    TechnicallyExpiredReissue,

    /// <summary>WHO has not approved the product.</summary>
    ProductNotApproved,

    /// <summary>Valid from a later date.</summary>
    NotYetValid,

    /// <summary>The protection it attests is over.</summary>
    MedicallyExpired,

    /// <summary>Something that must be known is not.</summary>
    CannotTell,

    /// <summary>Valid, but perhaps not this person's.</summary>
    IdentityMismatchAskHuman,

    /// <summary>Valid, but it does not meet the requirement at hand.</summary>
    ValidRequirementNotMet,

    /// <summary>Valid; nobody has compared it with the person.</summary>
    ValidIdentityNotChecked,

    /// <summary>Valid, and it is this person's.</summary>
    MatchValid,
}
