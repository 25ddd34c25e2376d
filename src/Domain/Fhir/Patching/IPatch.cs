namespace HealthAssess.Fhir.Patching;

/// <summary>A change of some elements of a resource, whatever else it holds.</summary>
/// <remarks>FHIR R4, http.html#patch.</remarks>
public interface IPatch
{
    /// <summary>The changed resource, read again, or why it cannot be changed like that. All of the patch is applied, or nothing.</summary>
    /// <param name="resource">The resource as it is.</param>
    /// <param name="allowance">What it may cost, with the other patches of the same commit.</param>
    PatchResult Apply(Resource resource, PatchAllowance allowance);
}
