namespace HealthAssess.Immunization;

/// <summary>Something observed of a patient, in the schedule's own codes: an underlying condition, a reaction, a journey.</summary>
/// <param name="Code">Observation code of the schedule: <c>007</c>.</param>
/// <param name="Date">Day of the observation; without one it is active now.</param>
/// <param name="Undetermined">True when it is not known whether it applies: nothing is concluded from it, and the answer says so.</param>
public sealed record PatientObservation(string Code, DateOnly? Date = null, bool Undetermined = false);
