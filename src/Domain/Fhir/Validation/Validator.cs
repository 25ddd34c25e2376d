namespace HealthAssess.Fhir;

/// <summary>Checks resources against the R4 definitions. Immutable; one instance serves all threads.</summary>
/// <remarks>FHIR R4, validation.html.</remarks>
public sealed class Validator
{
    private readonly IAssertion[] _assertions;

    private Validator(params IAssertion[] assertions) => _assertions = assertions;

    /// <summary>Checks against base R4, with no terminology server and no network.</summary>
    public static Validator Default { get; } = new(new Cardinality(), new PrimitiveFormat(), new CodeBinding());

    /// <summary>Every finding about a resource that has been read. The reader's own issues are not repeated.</summary>
    public IReadOnlyList<Issue> Validate(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var issues = new IssueList(ReadLimits.Default.MaxIssues);
        for (var at = 0; at < resource.Nodes.Length; at++)
        {
            if (resource.Nodes[at].IsSkipped)
            {
                continue;
            }

            var element = new Element(resource, at);
            foreach (var assertion in _assertions)
            {
                assertion.Check(element, issues);
            }
        }

        return issues.Items;
    }

    /// <summary>Reads and checks: the reader's issues, then the validator's.</summary>
    public IReadOnlyList<Issue> Validate(ReadOnlyMemory<byte> json)
    {
        var (resource, issues) = Resource.Read(json);
        return resource is null ? issues : [.. issues, .. Validate(resource)];
    }
}
