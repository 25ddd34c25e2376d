namespace HealthAssess.Protocols;

/// <summary>The expressions of one item of a questionnaire, as written.</summary>
/// <param name="Calculated">What its value is worked out from.</param>
/// <param name="Initial">What stands in it before anybody answers.</param>
/// <param name="Offered">When a screen offers it.</param>
internal sealed record QuestionExpressions(string? Calculated, string? Initial, string? Offered);
