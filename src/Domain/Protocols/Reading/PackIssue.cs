namespace HealthAssess.Protocols;

/// <summary>What is wrong with a pack, and where.</summary>
/// <param name="File">File of the pack.</param>
/// <param name="Place">Rule, parameter, question or row.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Row">Line of the file, counted from 1; null where it cannot be told.</param>
public sealed record PackIssue(string File, string Place, string Text, int? Row = null);
