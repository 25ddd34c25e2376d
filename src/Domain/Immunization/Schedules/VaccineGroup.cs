namespace HealthAssess.Immunization.Schedules;

/// <summary>The family a forecast is made for.</summary>
/// <param name="Name">Name of the family: <c>MMR</c>.</param>
/// <param name="Antigens">Its antigens.</param>
/// <param name="Full">True when all antigens are given together (MMR); false when the rest may follow (DTaP/Tdap/Td).</param>
internal sealed record VaccineGroup(string Name, string[] Antigens, bool Full);
