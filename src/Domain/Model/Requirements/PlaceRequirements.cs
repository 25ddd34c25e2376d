using HealthAssess.Certificates.Verification;

namespace HealthAssess.Domain.Requirements;

/// <summary>What an officer may be told to ask for, for the verifier to hold a certificate against.</summary>
/// <remarks>IHR Annex 7 (yellow fever: from day 10, for life) and the temporary recommendations on polio (four weeks to twelve months).</remarks>
public static class PlaceRequirements
{
    /// <summary>Every one.</summary>
    public static IReadOnlyList<EntryRequirement> All { get; } = [new(YellowFeverRule.YellowFever, 10), new(PolioRule.Polio, 28, 12)];
}
