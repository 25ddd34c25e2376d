namespace HealthAssess.Domain.Access;

/// <summary>Where a right holds.</summary>
/// <param name="Everywhere">True for the operator's own workers only.</param>
/// <param name="Country">ISO 3166-1 alpha-3 country, or null.</param>
/// <param name="PointsOfEntry">Single Points of Entry; empty means every one of the country.</param>
public sealed record Scope(bool Everywhere, string? Country, IReadOnlyList<Guid> PointsOfEntry)
{
    /// <summary>Nowhere.</summary>
    public static Scope None { get; } = new(false, null, []);

    /// <summary>Every Point of Entry of the installation.</summary>
    public static Scope All { get; } = new(true, null, []);
}
