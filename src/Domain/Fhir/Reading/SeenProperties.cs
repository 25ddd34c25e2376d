using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Which elements of an object have been met, values and twins apart.</summary>
internal struct SeenProperties
{
    private ulong _values;
    private ulong _twins;
    private Property? _choice;
    private Property[]? _choices;

    /// <summary>Whether resourceType has been met.</summary>
    public bool Type;

    /// <summary>Whether values and twins must be paired when the object ends.</summary>
    public bool HasTwinOrNull;

    /// <summary>Whether the value being read is an item of a list.</summary>
    public bool InList;

    /// <summary>Notes a property; false, with a sentence, where it may not stand here again.</summary>
    public bool Add(Property property, bool twin, out string complaint)
    {
        complaint = "";
        HasTwinOrNull |= twin;
        ref var mask = ref twin ? ref _twins : ref _values;
        var bit = property.Element.Bit;
        if (property.Element.IsChoice && !IsOnlyChoice(property))
        {
            complaint = $"'{property.Element.Name}[x]' has values of two types.";
        }
        else if ((mask & bit) != 0)
        {
            complaint = $"The property '{(twin ? "_" : "")}{property.JsonName}' stands there twice.";
        }

        mask |= bit;
        return complaint.Length == 0;
    }

    // Nearly every object has one choice at most: the first needs no list.
    private bool IsOnlyChoice(Property property)
    {
        if (_choice is null || _choice.Element == property.Element)
        {
            _choice ??= property;
            return _choice == property;
        }

        var known = Array.Find(_choices ?? [], other => other.Element == property.Element);
        _choices = known is null ? [.. _choices ?? [], property] : _choices;
        return known is null || known == property;
    }
}
