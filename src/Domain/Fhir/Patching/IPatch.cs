namespace HealthAssess.Fhir.Patching;

/// <summary>A change of some elements of a resource, whatever else it holds.</summary>
/// <remarks>FHIR R4, http.html#patch.</remarks>
public interface IPatch
{
    /// <summary>The changed resource, read again, or why it cannot be changed like that. All of the patch is applied, or nothing.</summary>
    PatchResult Apply(Resource resource);
}
