using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Paths;

/// <summary>What is known of a collection before it is evaluated: the types its items may have. Unknown types say nothing.</summary>
internal sealed record StaticType(IReadOnlyList<TypeShape> Shapes, IReadOnlyList<ItemKind> Kinds, bool Known = true, bool Ordered = true)
{
    public static StaticType Unknown { get; } = new([], [], Known: false);

    public static StaticType Empty { get; } = new([], []);

    public static StaticType Of(ItemKind kind) => new([], [kind]);

    public static StaticType Of(params IReadOnlyList<TypeShape> shapes) => new(shapes, []);

    /// <summary>Both collections together.</summary>
    public StaticType And(StaticType other) =>
        new([.. Shapes.Union(other.Shapes)], [.. Kinds.Union(other.Kinds)], Known && other.Known, Ordered && other.Ordered);

    /// <summary>Whether no item can ever be one of these System types.</summary>
    public bool Never(params ReadOnlySpan<ItemKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (!Known || Kinds.Contains(kind) || Shapes.Any(shape => KindOf(shape) is { } own && own == kind))
            {
                return false;
            }
        }

        return Shapes.Count + Kinds.Count > 0;
    }

    /// <summary>Whether every item will be one of these System types.</summary>
    public bool Always(params ItemKind[] kinds) =>
        Known && Shapes.Count + Kinds.Count > 0 && Kinds.All(kinds.Contains) && Shapes.All(shape => KindOf(shape) is { } own && kinds.Contains(own));

    private static ItemKind? KindOf(TypeShape shape) => shape.Name switch
    {
        "boolean" => ItemKind.Boolean,
        "integer" or "positiveInt" or "unsignedInt" => ItemKind.Integer,
        "decimal" => ItemKind.Decimal,
        "date" => ItemKind.Date,
        "dateTime" or "instant" => ItemKind.DateTime,
        "time" => ItemKind.Time,
        _ when shape.IsPrimitive => ItemKind.String,
        _ when Primitive.IsQuantity(shape) => ItemKind.Quantity,
        _ => null,
    };
}
