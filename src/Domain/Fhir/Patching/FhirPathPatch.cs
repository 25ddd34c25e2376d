namespace HealthAssess.Fhir.Patching;

/// <summary>FHIRPath Patch: a Parameters resource with operations add, insert, delete, replace and move.</summary>
/// <remarks>FHIR R4, fhirpatch.html.</remarks>
public sealed class FhirPathPatch : IPatch
{
    private const int MostOperations = 1_000;

    /// <summary>Each operation reads the resource anew: a thousand of them one of 64 kB.</summary>
    private const long MostRead = 64L * 1024 * 1024;

    private readonly IReadOnlyList<FhirPathOperation> _operations;

    private FhirPathPatch(IReadOnlyList<FhirPathOperation> operations) => _operations = operations;

    /// <summary>The patch that a Parameters resource describes, or what is wrong with it.</summary>
    public static (FhirPathPatch? Patch, Issue? Problem) Read(Resource parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (parameters.TypeName != "Parameters")
        {
            return (null, new Issue(IssueSeverity.Error, "structure", parameters.TypeName, "A FHIRPath Patch is a Parameters resource."));
        }

        if (parameters.Root.All("parameter").Count > MostOperations)
        {
            return (null, new Issue(IssueSeverity.Error, "too-long", "Parameters.parameter", "A FHIRPath Patch has at most 1,000 operations."));
        }

        List<FhirPathOperation> operations = [];
        foreach (var parameter in parameters.Root.All("parameter"))
        {
            var (operation, problem) = FhirPathOperation.Of(parameter);
            if (operation is null)
            {
                return (null, problem);
            }

            operations.Add(operation);
        }

        return (new FhirPathPatch(operations), null);
    }

    /// <inheritdoc/>
    public PatchResult Apply(Resource resource, PatchAllowance allowance)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(allowance);
        var result = new PatchResult(resource, []);
        var read = 0L;
        foreach (var operation in _operations)
        {
            read += result.Resource!.Json.Length;
            if (read > MostRead || !allowance.Reads(result.Resource.Json.Length))
            {
                return PatchResult.TooCostly(operation.Path.Text);
            }

            // Each one sees what those before it have done.
            result = operation.Run(result.Resource, allowance);
            if (result.Resource is null)
            {
                break;
            }
        }

        return result;
    }
}
