namespace HealthAssess.Workers.Deliveries;

/// <summary>What one delivery says, or why it says nothing.</summary>
/// <param name="Endpoint">Where it goes; null when withheld.</param>
/// <param name="Bundle">The transaction Bundle.</param>
/// <param name="Withheld">Why nothing may be sent, or null.</param>
internal sealed record BuiltReport(Uri? Endpoint, ReadOnlyMemory<byte> Bundle, string? Withheld)
{
    public static BuiltReport Nothing(string reason) => new(null, default, reason);
}
