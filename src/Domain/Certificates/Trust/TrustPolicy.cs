namespace HealthAssess.Certificates.Trust;

/// <summary>
/// The one place for what a verifier makes of a list's age and of what certificates say they are for. The days are published with the list,
/// so that a device without a network goes by the same ones.
/// </summary>
public static class TrustPolicy
{
    /// <summary>A list older than this is shown with a warning.</summary>
    public const int WarnAfterDays = 7;

    /// <summary>The keys of a list older than this prove nothing any more: a signer that was removed since would still be on it.</summary>
    public const int StopAfterDays = 30;

    /// <summary>A proposal that nobody decided for so long has to be made again.</summary>
    public const int DecideWithinDays = 14;

    /// <summary>A signer that runs out within these days is named in a proposal.</summary>
    public const int SoonDays = 30;

    /// <summary>The registered arc of the usages for test (1), vaccination (2) and recovery (3), and the one with a stray 0 that certificates in use carry: both limit.</summary>
    /// <remarks>HCERT specification, 3.3.3. Any other usage limits nothing, and is named in a proposal.</remarks>
    public static IReadOnlyList<string> UsageArcs { get; } = ["1.3.6.1.4.1.1847.2021.1.", "1.3.6.1.4.1.0.1847.2021.1."];

    /// <summary>True when a list of that age no longer counts.</summary>
    public static bool IsTooOld(DateTimeOffset asOf, DateTimeOffset at) => at - asOf > TimeSpan.FromDays(StopAfterDays);

    /// <summary>True when a list of that age is shown with a warning.</summary>
    public static bool IsStale(DateTimeOffset asOf, DateTimeOffset at) => at - asOf > TimeSpan.FromDays(WarnAfterDays);
}
