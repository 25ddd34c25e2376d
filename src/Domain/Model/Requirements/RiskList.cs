namespace HealthAssess.Domain.Requirements;

/// <summary>A published list of countries, with its version.</summary>
/// <param name="Id">Id: <c>WHO-YF-2019</c>.</param>
/// <param name="Countries">ISO 3166-1 alpha-3.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record RiskList(string Id, IReadOnlySet<string> Countries, RequirementSource Source);
