namespace HealthAssess.Fhir;

using HealthAssess.Fhir.Paths;

/// <summary>One item of a FHIRPath result: an element of a resource, or a computed value.</summary>
public readonly struct FhirPathValue : IEquatable<FhirPathValue>
{
    private readonly Item _item;

    internal FhirPathValue(Item item) => _item = item;

    /// <summary>The element, where the item is one.</summary>
    public Element Element => _item.Node;

    /// <summary>The type with its model: <c>FHIR.HumanName</c>, <c>System.String</c>.</summary>
    public string TypeName => _item.Kind == ItemKind.Node ? Paths.TypeName.Fhir + "." + _item.Node.TypeName : Paths.TypeName.Of(_item.Kind).ToString();

    /// <summary>The value as text, as <c>toString()</c> writes it; null for a complex element.</summary>
    public string? Text => _item.Kind == ItemKind.Node ? _item.Node.Text ?? _item.ToSystem().Text : _item.Text;

    /// <summary>The value of a boolean, else null.</summary>
    public bool? Boolean => _item.ToSystem() is { Kind: ItemKind.Boolean } value ? value.Boolean : null;

    /// <summary>The value of a number, else null.</summary>
    public decimal? Decimal => _item.ToSystem() is { IsNumber: true } value ? value.Decimal : null;

    /// <inheritdoc/>
    public bool Equals(FhirPathValue other) => Equality.Equal(_item, other._item) == true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FhirPathValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text ?? "");

    /// <inheritdoc/>
    public override string ToString() => Text ?? _item.Node.ToString();

    /// <summary>The equality of FHIRPath; unknown counts as unequal.</summary>
    public static bool operator ==(FhirPathValue left, FhirPathValue right) => left.Equals(right);

    /// <summary>The converse of equality.</summary>
    public static bool operator !=(FhirPathValue left, FhirPathValue right) => !left.Equals(right);
}
