namespace HealthAssess.Fhir;

/// <summary>Checks resources against the R4 definitions. Immutable; one instance serves all threads.</summary>
/// <remarks>FHIR R4, validation.html. Asks no terminology server and no network.</remarks>
public sealed class Validator
{
    private Validator()
    {
    }

    /// <summary>Checks against base R4.</summary>
    public static Validator Default { get; } = new();

    /// <summary>Every finding about a resource that has been read. The reader's own issues are not repeated.</summary>
    public IReadOnlyList<Issue> Validate(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var examination = new Examination(resource, this);
        for (var at = 0; at < resource.Nodes.Length; at++)
        {
            ref readonly var node = ref resource.Nodes[at];
            if (node.IsSkipped)
            {
                continue;
            }

            var element = new Element(resource, at);
            foreach (var assertion in at == 0 ? Assertions.For(resource.Type) : Assertions.For(element.Property!))
            {
                assertion.Check(element, examination);
            }
        }

        return examination.Findings;
    }

    /// <summary>Reads and checks: the reader's issues, then the validator's.</summary>
    public IReadOnlyList<Issue> Validate(ReadOnlyMemory<byte> json)
    {
        var (resource, issues) = Resource.Read(json);
        return resource is null ? issues : [.. issues, .. Validate(resource)];
    }
}
