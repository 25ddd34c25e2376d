namespace HealthAssess.Domain.Vaccinations;

/// <summary>Why a dose is not given (HL7 v3 ActReason, the codes of R4 immunization-status-reason).</summary>
public static class NotGivenReasons
{
    /// <summary>The traveller or guardian declines.</summary>
    public const string Declined = "PATOBJ";

    /// <summary>It would do harm.</summary>
    public const string Precaution = "MEDPREC";

    /// <summary>Every code with its English name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Declined] = "patient objection",
        [Precaution] = "medical precaution",
        ["IMMUNE"] = "immunity",
        ["OSTOCK"] = "product out of stock",
    };
}
