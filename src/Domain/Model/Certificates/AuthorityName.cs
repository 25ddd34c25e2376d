namespace HealthAssess.Domain.Certificates;

/// <summary>The name in an authority's certificates.</summary>
/// <param name="Country">Two letters.</param>
/// <param name="Organisation">Organisation.</param>
/// <param name="Common">Beginning of the common name; the role follows.</param>
public sealed record AuthorityName(string Country, string Organisation, string Common);
