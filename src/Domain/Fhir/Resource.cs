namespace HealthAssess.Fhir;

/// <summary>A FHIR R4 resource: immutable UTF-8 JSON.</summary>
public sealed class Resource
{
    private Resource(ReadOnlyMemory<byte> json, string type, string? id) => (Json, TypeName, Id) = (json, type, id);

    /// <summary>The bytes as they were read.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The resource type.</summary>
    public string TypeName { get; }

    /// <summary>The logical id, or null.</summary>
    public string? Id { get; }
}
