namespace HealthAssess.Protocols;

/// <summary>What is wrong with one answer.</summary>
/// <param name="LinkId">The question.</param>
/// <param name="Key">Stable name for translations: <c>unknown-question</c>, <c>not-a-number</c>, <c>out-of-range</c>, <c>unknown-unit</c>, <c>not-a-day</c>, <c>in-the-future</c>, <c>not-an-option</c>, <c>not-yes-or-no</c>, <c>several-answers</c>.</param>
/// <param name="Text">The sentence in English, without the answer itself.</param>
public sealed record AnswerIssue(string LinkId, string Key, string Text);
