namespace HealthAssess.Protocols.Expressions;

/// <summary>A word of an expression.</summary>
/// <param name="Kind"><c>number</c>, <c>text</c>, <c>name</c>, <c>sign</c> or <c>end</c>.</param>
/// <param name="Text">What stands there, without quotes.</param>
/// <param name="At">Where it begins.</param>
internal readonly record struct Token(string Kind, string Text, int At);
