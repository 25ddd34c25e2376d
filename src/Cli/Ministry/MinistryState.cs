namespace HealthAssess.Cli.Ministry;

/// <summary>What the receiver tells of itself.</summary>
/// <param name="Mode">How it behaves now.</param>
/// <param name="Deliveries">Deliveries taken, repeats not counted.</param>
/// <param name="Repeated">Deliveries that came again and changed nothing.</param>
/// <param name="Resources">Resources held, by type.</param>
internal sealed record MinistryState(string Mode, int Deliveries, int Repeated, IReadOnlyDictionary<string, int> Resources);
