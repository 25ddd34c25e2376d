using HealthAssess.Fhir;

namespace HealthAssess.Storage;

/// <summary>One version of a resource as it is stored.</summary>
public sealed class StoredResource
{
    private Resource? resource;

    internal StoredResource(string type, string id, int version, DateTimeOffset lastUpdated, Guid? person, bool deleted, ReadOnlyMemory<byte> json, Resource? resource = null)
    {
        (Type, Id, Version, LastUpdated, Person, IsDeleted, Json) = (type, id, version, lastUpdated, person, deleted, json);
        this.resource = resource;
    }

    /// <summary>A version that says "deleted".</summary>
    public static StoredResource Deletion(string type, string id, int version, DateTimeOffset at) => new(type, id, version, at, null, deleted: true, default);

    /// <summary>The FHIR type.</summary>
    public string Type { get; }

    /// <summary>The logical id.</summary>
    public string Id { get; }

    /// <summary>The version, from 1.</summary>
    public int Version { get; }

    /// <summary>When this version was stored.</summary>
    public DateTimeOffset LastUpdated { get; }

    /// <summary>The traveller whose record it is; null for registers.</summary>
    public Guid? Person { get; }

    /// <summary>True for a version that says "deleted".</summary>
    public bool IsDeleted { get; }

    /// <summary>In a history: the interaction that made this version.</summary>
    public WrittenHow How { get; internal init; }

    /// <summary>The stored bytes, with id and meta; empty for a deletion and after an erasure.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The content, read when first asked for. A deletion and an erased version have none and throw.</summary>
    public Resource Resource => resource ??= Json.IsEmpty
        ? throw new InvalidOperationException("A deleted or erased version has no content.")
        : Resource.Read(Json).Resource ?? throw new InvalidDataException("The stored bytes are no resource.");
}
