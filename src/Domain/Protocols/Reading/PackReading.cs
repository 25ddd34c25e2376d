namespace HealthAssess.Protocols;

/// <summary>A pack as read.</summary>
/// <param name="Protocol">The protocol; null when anything is wrong.</param>
/// <param name="Issues">Everything that is wrong.</param>
public sealed record PackReading(Protocol? Protocol, IReadOnlyList<PackIssue> Issues);
