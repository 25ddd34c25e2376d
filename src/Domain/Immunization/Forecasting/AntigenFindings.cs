namespace HealthAssess.Immunization.Forecasting;

/// <summary>What holds for every series of an antigen.</summary>
/// <param name="Immune">There is evidence of immunity (7.2).</param>
/// <param name="Contraindicated">The whole antigen is contraindicated (7.3).</param>
/// <param name="Forbidden">Vaccine types that are contraindicated (7.3).</param>
internal readonly record struct AntigenFindings(bool Immune, bool Contraindicated, int[] Forbidden);
