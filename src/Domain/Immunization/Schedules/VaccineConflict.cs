namespace HealthAssess.Immunization.Schedules;

/// <summary>After one vaccine type another must wait (CDSi 6.7). The data call the first "previous" and the second "current".</summary>
/// <param name="Conflicting">The type given earlier.</param>
/// <param name="Impacted">The type that must wait.</param>
/// <param name="Begin">The conflict begins.</param>
/// <param name="MinimumEnd">It ends, when the earlier dose is valid or not judged.</param>
/// <param name="End">It ends.</param>
internal sealed record VaccineConflict(int Conflicting, int Impacted, Duration Begin, Duration MinimumEnd, Duration End);
