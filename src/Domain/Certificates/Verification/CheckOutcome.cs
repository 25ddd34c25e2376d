namespace HealthAssess.Certificates.Verification;

/// <summary>How a check ended. Unknown never accepts.</summary>
public enum CheckOutcome
{
    /// <summary>It holds.</summary>
    Pass,

    /// <summary>It does not hold.</summary>
    Fail,

    /// <summary>It cannot be told from what is known here.</summary>
    Unknown,
}
