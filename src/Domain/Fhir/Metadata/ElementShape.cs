namespace HealthAssess.Fhir.Metadata;

/// <summary>One element of a type: how often, of which types, bound to what.</summary>
internal sealed class ElementShape
{
    /// <summary>For an unbounded element.</summary>
    public const int Many = int.MaxValue;

    public required string Name { get; init; }

    /// <summary>Position within the type; no R4 type has more than 64 elements.</summary>
    public required int Ordinal { get; init; }

    public required int Min { get; init; }

    public required int Max { get; init; }

    public required bool IsChoice { get; init; }

    public required bool IsModifier { get; init; }

    public required bool IsSummary { get; init; }

    public required TypeReference[] Types { get; init; }

    public required Binding? Binding { get; init; }

    public required Invariant[] Invariants { get; init; }

    /// <summary>One for each JSON name: <c>valueQuantity</c>, <c>valueString</c> …</summary>
    public Property[] Properties { get; set; } = [];

    public bool IsList => Max > 1;

    public ulong Bit => 1UL << Ordinal;
}
