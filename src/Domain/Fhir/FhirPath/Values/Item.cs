namespace HealthAssess.Fhir.Paths;

/// <summary>One item of a collection: a value of a System type, or an element of a resource.</summary>
internal readonly struct Item
{
    private readonly object? _value;
    private readonly int _bits;

    private Item(ItemKind kind, object? value, int bits = 0, Element node = default) =>
        (Kind, _value, _bits, Node) = (kind, value, bits, node);

    public ItemKind Kind { get; }

    /// <summary>The element, where the item is one.</summary>
    public Element Node { get; }

    public bool IsNone => Kind == ItemKind.None;

    public bool Boolean => _bits != 0;

    public int Integer => _bits;

    public decimal Decimal => Kind == ItemKind.Integer ? _bits : (decimal)_value!;

    public string String => (string)_value!;

    public Temporal Temporal => (Temporal)_value!;

    public Quantity Quantity => (Quantity)_value!;

    public TypeName Type => (TypeName)_value!;

    public bool IsNumber => Kind is ItemKind.Integer or ItemKind.Decimal;

    public bool IsTemporal => Kind is ItemKind.Date or ItemKind.DateTime or ItemKind.Time;

    public static Item Of(bool value) => new(ItemKind.Boolean, null, value ? 1 : 0);

    public static Item Of(int value) => new(ItemKind.Integer, null, value);

    public static Item Of(decimal value) => new(ItemKind.Decimal, value);

    public static Item Of(string value) => new(ItemKind.String, value);

    public static Item Of(Temporal value) => new(value.Kind, value);

    public static Item Of(Quantity value) => new(ItemKind.Quantity, value);

    public static Item Of(TypeName value) => new(ItemKind.Type, value);

    public static Item Of(Element node) => new(ItemKind.Node, null, 0, node);

    /// <summary>The System value of a FHIR primitive or Quantity; other items stand for themselves.</summary>
    public Item ToSystem() => Kind == ItemKind.Node ? Primitive.Read(Node) is { IsNone: false } value ? value : this : this;

    /// <summary>The value as text, as <c>toString()</c> writes it; null for an item that has none.</summary>
    public string? Text => Kind switch
    {
        ItemKind.Boolean => Boolean ? "true" : "false",
        ItemKind.Integer => _bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ItemKind.Decimal => Decimal.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ItemKind.String => String,
        ItemKind.Date or ItemKind.DateTime or ItemKind.Time or ItemKind.Quantity => _value!.ToString(),
        _ => null,
    };
}
