namespace HealthAssess.Fhir;

/// <summary>Builds an element that may carry an id and extensions.</summary>
/// <remarks>FHIR R4, element.html.</remarks>
public abstract class DataTypeBuilder : ElementBuilder
{
    /// <summary>A builder of that type.</summary>
    protected DataTypeBuilder(string type)
        : base(type)
    {
    }

    /// <summary>The id within the resource.</summary>
    public string? Id { get => ReadText("id"); set => Set("id", value); }

    /// <summary>Additional content.</summary>
    public List<ExtensionBuilder> Extension { get => Many<ExtensionBuilder>("extension"); set => Set("extension", value); }
}
