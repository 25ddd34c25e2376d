namespace HealthAssess.Fhir;

/// <summary>Builds a resource with narrative, contained resources and extensions.</summary>
/// <remarks>FHIR R4, domainresource.html.</remarks>
public abstract class DomainResourceBuilder : ResourceBuilder
{
    /// <summary>A builder of that type.</summary>
    protected DomainResourceBuilder(string type)
        : base(type)
    {
    }

    /// <summary>The narrative.</summary>
    public NarrativeBuilder? Text { get => One<NarrativeBuilder>("text"); set => Set("text", value); }

    /// <summary>Resources without an identity of their own.</summary>
    public List<Resource> Contained { get => Resources("contained"); set => Set("contained", value); }

    /// <summary>Additional content.</summary>
    public List<ExtensionBuilder> Extension { get => Many<ExtensionBuilder>("extension"); set => Set("extension", value); }

    /// <summary>Additional content that changes the meaning of the resource.</summary>
    public List<ExtensionBuilder> ModifierExtension { get => Many<ExtensionBuilder>("modifierExtension"); set => Set("modifierExtension", value); }
}
