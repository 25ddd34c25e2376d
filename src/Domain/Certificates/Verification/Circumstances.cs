using HealthAssess.Certificates.Trust;

namespace HealthAssess.Certificates.Verification;

/// <summary>What a verification knows besides the credential. The engine has no clock and no network of its own.</summary>
/// <param name="At">The instant.</param>
/// <param name="Day">The day at the Point of Entry, which decides how many days have passed since a dose.</param>
/// <param name="Trust">Trusted keys.</param>
public sealed record Circumstances(DateTimeOffset At, DateOnly Day, TrustList Trust)
{
    /// <summary>Known revocations.</summary>
    public RevocationList Revocations { get; init; } = RevocationList.None;

    /// <summary>Approved products.</summary>
    public ProductList Products { get; init; } = ProductList.None;

    /// <summary>The person at the counter, when somebody compares.</summary>
    public PresentedPerson? Person { get; init; }

    /// <summary>What this place asks for, when somebody compares.</summary>
    public EntryRequirement? Requirement { get; init; }

    /// <summary>How old the trust list may be before a banner says so.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromDays(TrustPolicy.WarnAfterDays);

    /// <summary>True when the trust list is older than it may be, or of unknown age.</summary>
    public bool TrustIsStale => Trust.AsOf is not { } asOf || At - asOf > StaleAfter;

    /// <summary>How old a list may be before its keys prove nothing any more.</summary>
    public TimeSpan StopAfter { get; init; } = TimeSpan.FromDays(TrustPolicy.StopAfterDays);

    /// <summary>True when the list is from the future: the device's clock is wrong.</summary>
    public bool ClockIsWrong => Trust.AsOf - At > TimeSpan.FromMinutes(10);
}
