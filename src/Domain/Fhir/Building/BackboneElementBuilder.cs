namespace HealthAssess.Fhir;

/// <summary>Builds an element of a resource's own.</summary>
/// <remarks>FHIR R4, backboneelement.html.</remarks>
public abstract class BackboneElementBuilder : DataTypeBuilder
{
    /// <summary>A builder of that type.</summary>
    protected BackboneElementBuilder(string type)
        : base(type)
    {
    }

    /// <summary>Additional content that changes the meaning of the element.</summary>
    public List<ExtensionBuilder> ModifierExtension { get => Many<ExtensionBuilder>("modifierExtension"); set => Set("modifierExtension", value); }
}
