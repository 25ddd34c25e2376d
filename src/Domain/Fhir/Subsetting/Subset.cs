using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Parts of a resource, marked as such with the tag SUBSETTED so that nobody stores them as the whole.</summary>
/// <remarks>FHIR R4, search.html#summary and #elements.</remarks>
public static class Subset
{
    internal const string Code = "SUBSETTED";

    /// <summary>Whether a resource is marked as part of one.</summary>
    /// <remarks>FHIR R4, search.html#summary.</remarks>
    public static bool IsPart(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Root["meta"].All("tag").Any(tag => tag["code"].Text == Code);
    }

    /// <summary>The resource as <c>_summary</c> asks for it.</summary>
    public static Resource Summary(Resource resource, SummaryKind kind)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Keep(resource, kind switch
        {
            SummaryKind.True => element => element.IsSummary || element.Min > 0 || element.Name is "id" or "meta",
            SummaryKind.Text => element => element.Min > 0 || element.Name is "id" or "meta" or "implicitRules" or "text",
            _ => element => element.Name != "text",
        }, nested: kind == SummaryKind.True);
    }

    /// <summary>The resource with the top-level elements <c>_elements</c> names; mandatory ones and modifiers stay too.</summary>
    public static Resource Elements(Resource resource, IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Keep(
            resource,
            element => names.Contains(element.Name) || element.Min > 0 || element.IsModifier || element.Name is "id" or "meta",
            nested: false);
    }

    private static Resource Keep(Resource resource, Func<ElementShape, bool> keep, bool nested)
    {
        var kept = new SubsetBuilder(resource.TypeName, resource.Root, keep, nested, []).Build();
        return kept.Root["contained"].Exists || !resource.Root["contained"].Exists || Referenced(kept, resource) is not { Count: > 0 } contained
            ? kept
            : new SubsetBuilder(resource.TypeName, resource.Root, keep, nested, contained).Build();
    }

    /// <summary>The contained resources that what is kept refers to, and those that they refer to: no reference leads to nothing (ref-1).</summary>
    private static List<Resource> Referenced(Resource kept, Resource whole)
    {
        List<Resource> referring = [kept];
        List<Resource> left = [.. whole.Root.All("contained").Select(one => one.ToResource()).OfType<Resource>()];
        while (left.Find(one => one.Id is { } id && referring.Exists(other => other.Json.Span.IndexOf(Encoding.UTF8.GetBytes($"\"#{id}\"")) >= 0)) is { } next)
        {
            left.Remove(next);
            referring.Add(next);
        }

        return referring[1..];
    }
}
