namespace HealthAssess.Storage.Index;

/// <summary>A folded text, a token, a reference or an address.</summary>
internal readonly record struct TextRow(long Param, string Value, long System, string? Exact);

/// <summary>A range of instants; <paramref name="High"/> is the first after it.</summary>
internal readonly record struct DateRow(long Param, DateTime Low, DateTime High);

/// <summary>A number or quantity.</summary>
internal readonly record struct QuantityRow(long Param, decimal Low, decimal High, string Unit, long System);

/// <summary>Everything one version of a resource is found by.</summary>
internal sealed record IndexRows(
    HashSet<TextRow> Texts, HashSet<DateRow> Dates, HashSet<QuantityRow> Quantities, DateRow? Principal, bool Restricted)
{
    /// <summary>A deleted or erased version: nothing finds it.</summary>
    public static IndexRows Empty { get; } = new([], [], [], null, false);
}
