namespace HealthAssess.Domain.Requirements;

/// <summary>A dose that the traveller can show.</summary>
/// <param name="Vaccine">Key of the kind of vaccine: <c>yellow-fever</c>, <c>ipv</c>.</param>
/// <param name="Date">Its day; null when it is not known exactly.</param>
/// <param name="Approved">False for a product WHO has not approved; null when nobody looked, which the certificate's own check will.</param>
/// <param name="Conjugate">Of a meningococcal vaccine: conjugate, polysaccharide (false), or not stated.</param>
public sealed record KnownDose(string Vaccine, DateOnly? Date, bool? Approved = null, bool? Conjugate = null);
