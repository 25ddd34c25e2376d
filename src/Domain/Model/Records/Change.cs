using HealthAssess.Fhir;
using HealthAssess.Fhir.Patching;

namespace HealthAssess.Domain;

/// <summary>One wanted write of one resource.</summary>
/// <param name="Verb">What to do.</param>
/// <param name="Type">FHIR resource type.</param>
/// <param name="Id">Logical id; null on a create lets the store assign one (UUID v7).</param>
/// <param name="Resource">The content; null for a delete.</param>
/// <param name="IfMatch">The versions the caller would change, separated by commas, or <c>*</c>; another current version, or none, refuses the whole change set.</param>
/// <param name="IfNoneExist">Search query of a conditional create (without the leading type), else null.</param>
public sealed record Change(
    ChangeVerb Verb, string Type, string? Id, Resource? Resource, string? IfMatch = null, string? IfNoneExist = null)
{
    /// <summary>Search query (without the leading type) that names the target of an update or a deletion instead of an id.</summary>
    /// <remarks>Looked up under a lock, inside the commit: of many who ask the same at once, one creates and the others update.</remarks>
    public string? Condition { get; init; }

    /// <summary>The versions that must not be current, separated by commas, or <c>*</c>: nothing may be there yet.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>Makes the next version out of the current one, inside the commit: nobody can come between. For a PATCH.</summary>
    public Func<Resource, PatchAllowance, Outcome<Resource>>? Edit { get; init; }

    /// <summary>True for the change that takes a merge back: any other has to leave its links in place.</summary>
    public bool EndsMerge { get; init; }

    /// <summary>A new resource; its <c>id</c> is used where it has one.</summary>
    public static Change Create(Resource resource) => new(ChangeVerb.Create, resource.TypeName, resource.Id, resource);

    /// <summary>The next version of a resource, which must carry its <c>id</c>.</summary>
    public static Change Update(Resource resource, string? ifMatch = null) =>
        new(ChangeVerb.Update, resource.TypeName, resource.Id, resource, ifMatch);

    /// <summary>Marks a resource deleted; its history stays.</summary>
    public static Change Delete(string type, string id, string? ifMatch = null) =>
        new(ChangeVerb.Delete, type, id, null, ifMatch);

    /// <summary>Changes parts of a resource; it must be there.</summary>
    public static Change Patch(string type, string? id, Func<Resource, Outcome<Resource>> edit, string? ifMatch = null) =>
        new(ChangeVerb.Update, type, id, null, ifMatch) { Edit = (current, _) => edit(current) };
}
