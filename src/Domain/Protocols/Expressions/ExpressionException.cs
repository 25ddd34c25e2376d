namespace HealthAssess.Protocols.Expressions;

/// <summary>An expression outside the language. Thrown and caught while a pack is read; it never leaves this project.</summary>
#pragma warning disable CA1064, CA1032 // internal on purpose: the reader turns it into a PackIssue
internal sealed class ExpressionException(string message, int at) : Exception(message)
#pragma warning restore CA1064, CA1032
{
    /// <summary>Where in the text.</summary>
    public int At { get; } = at;
}
