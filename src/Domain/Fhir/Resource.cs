using System.Text;
using System.Text.Unicode;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A FHIR R4 resource: immutable UTF-8 JSON with cheap navigation. What was read is written back unchanged.</summary>
/// <remarks>FHIR R4, resource.html and json.html.</remarks>
public sealed class Resource
{
    private readonly int _typeEnd;

    private Resource(ReadOnlyMemory<byte> json, TypeShape type, Node[] nodes, int typeEnd) =>
        (Json, Type, Nodes, _typeEnd) = (json, type, nodes, typeEnd);

    /// <summary>The bytes as they were read.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The resource type.</summary>
    public string TypeName => Type.Name;

    /// <summary>The logical id, or null.</summary>
    public string? Id => Root["id"].Text;

    /// <summary>meta.versionId, or null.</summary>
    public string? VersionId => Root["meta"]["versionId"].Text;

    /// <summary>The resource as an element: where navigation begins.</summary>
    public Element Root => new(this, 0);

    /// <summary>Whom it is about, once <see cref="Search.Compartment.PersonOf"/> has looked; empty for nobody.</summary>
    internal string? Person { get; set; }

    internal TypeShape Type { get; }

    internal Node[] Nodes { get; }

    /// <summary>
    /// Reads a resource and collects every issue of its JSON form. Never throws. The bytes are kept, not copied: they must not change.
    /// </summary>
    /// <remarks>FHIR R4, json.html. Cardinality, formats and rules are the validator's: <c>Validator</c>.</remarks>
    public static Reading Read(ReadOnlyMemory<byte> json, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        if (Unreadable(json.Span, limits) is { } reason)
        {
            return new Reading(null, [reason]);
        }

        var issues = new IssueList(limits.MaxIssues);
        using var nodes = new NodeTable(json.Length);
        var reader = new NodeReader(json.Span, nodes, issues, limits);
        var resource = reader.Read() ? new Resource(json, reader.Root!, nodes.ToArray(), reader.RootTypeEnd) : null;
        return new Reading(resource, issues.Items);
    }

    /// <summary>Reads a literal of our own; throws on any error.</summary>
    public static Resource Parse(string json)
    {
        var reading = Read(Encoding.UTF8.GetBytes(json));
        return reading.IsClean ? reading.Resource! : throw new FormatException(string.Join(' ', reading.Issues.Select(issue => $"{issue.Expression}: {issue.Text}")));
    }

    /// <summary>The same resource with these; everything else keeps its bytes.</summary>
    public Resource WithMeta(string id, string versionId, DateTimeOffset lastUpdated) =>
        Read(JsonWithMeta(id, versionId, lastUpdated)).Resource!;

    /// <summary>The bytes of the same resource with these, for whoever only stores or sends them.</summary>
    public ReadOnlyMemory<byte> JsonWithMeta(string id, string versionId, DateTimeOffset lastUpdated) =>
        MetaSplice.Apply(this, _typeEnd, id, versionId, lastUpdated);

    /// <summary>The JSON text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Json.Span);

    private static Issue? Unreadable(ReadOnlySpan<byte> json, ReadLimits limits)
    {
        if (json.Length > limits.MaxBytes)
        {
            return new Issue(IssueSeverity.Fatal, "too-long", "", $"The text is longer than {limits.MaxBytes} bytes.");
        }

        return Utf8.IsValid(json) ? null : new Issue(IssueSeverity.Fatal, "invalid", "", "The text is not UTF-8.");
    }
}
