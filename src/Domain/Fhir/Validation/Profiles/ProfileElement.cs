using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>One element of a profile's snapshot, with its children and slices.</summary>
/// <remarks>FHIR R4, elementdefinition.html.</remarks>
internal sealed class ProfileElement
{
    /// <summary>The last step of its path, without <c>[x]</c>.</summary>
    public required string Name { get; init; }

    public required string? SliceName { get; init; }

    public required int Min { get; init; }

    public required int Max { get; init; }

    public required ProfileType[] Types { get; init; }

    /// <summary>A value the element must equal, or one it must contain; not there where neither.</summary>
    public required Element Fixed { get; init; }

    public required Element Pattern { get; init; }

    /// <summary>Strength and value set; null where it has none that binds.</summary>
    public required (bool IsRequired, string ValueSet)? Binding { get; init; }

    public required int? MaxLength { get; init; }

    /// <summary>The least and the greatest value; not there where any will do.</summary>
    public required Element MinValue { get; init; }

    public required Element MaxValue { get; init; }

    /// <summary>Rules that are not already those of R4 itself.</summary>
    public required Invariant[] Invariants { get; init; }

    public required Slicing? Slicing { get; init; }

    public List<ProfileElement> Children { get; } = [];

    public List<ProfileElement> Slices { get; } = [];

    public ProfileElement? Child(string name) => Children.Find(child => child.Name == name);
}
