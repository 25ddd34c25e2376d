namespace HealthAssess.Protocols;

/// <summary>One answer, understood.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Value">What expressions read: <c>bool</c>, <c>decimal</c> in the question's own unit, <see cref="DateOnly"/>, text or list of texts; null when <paramref name="Absent"/>.</param>
/// <param name="Chosen">Codes chosen, for a choice.</param>
/// <param name="Absent">Why there is no value (http://terminology.hl7.org/CodeSystem/data-absent-reason): <c>asked-unknown</c> or <c>asked-declined</c>.</param>
public sealed record Answer(Question Question, object? Value, IReadOnlyList<string> Chosen, string? Absent);
