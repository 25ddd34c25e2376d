namespace HealthAssess.Fhir;

/// <summary>Checks resources against the R4 definitions. Immutable; one instance serves all threads.</summary>
/// <remarks>FHIR R4, validation.html. Asks no terminology server and no network.</remarks>
public sealed class Validator
{
    private Validator(DefinitionSet definitions, bool strict) => (Definitions, IsStrict) = (definitions, strict);

    /// <summary>Checks against base R4. Extensions nobody has defined here are let pass, as a server must.</summary>
    public static Validator Default { get; } = new(DefinitionSet.Empty, strict: false);

    /// <summary>Checks against base R4 and its own profiles: vital signs, by the profile that is named or by the code.</summary>
    public static Validator Profiled { get; } = new(new DefinitionSet(VitalSigns.Definitions), strict: false);

    /// <summary>The same, and refuses extensions whose definition is neither at hand nor HL7's.</summary>
    public static Validator Strict { get; } = new(Profiled.Definitions, strict: true);

    internal DefinitionSet Definitions { get; }

    internal bool IsStrict { get; }

    /// <summary>Whether it is the address of one of R4's profiles that <see cref="Profiled"/> has.</summary>
    public static bool IsProfiled(string canonical)
    {
        ArgumentNullException.ThrowIfNull(canonical);
        return VitalSigns.Has(canonical);
    }

    /// <summary>
    /// A validator that also knows these: profiles (StructureDefinition with snapshot), Questionnaires, ValueSets and CodeSystems.
    /// A resource is held to the profiles its meta.profile names, as far as they are known.
    /// </summary>
    public Validator With(IEnumerable<Resource> definitions) => new(new DefinitionSet(Definitions.All.Concat(definitions)), IsStrict);

    /// <summary>Every finding about a resource that has been read. The reader's own issues are not repeated.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="profile">Canonical address of a known profile to hold it to, besides those it names itself.</param>
    public IReadOnlyList<Issue> Validate(Resource resource, string? profile = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var examination = new Examination(resource, this);
        for (var at = 0; at < resource.Nodes.Length; at++)
        {
            if (!resource.Nodes[at].IsSkipped)
            {
                var element = new Element(resource, at);
                foreach (var assertion in at == 0 ? Assertions.For(resource.Type) : Assertions.For(element.Property!))
                {
                    assertion.Check(element, examination);
                }
            }
        }

        if (profile is not null)
        {
            MetaProfiles.Demand(resource.Root, profile, examination);
        }

        return examination.Findings;
    }

    /// <summary>Reads and checks: the reader's issues, then the validator's.</summary>
    public IReadOnlyList<Issue> Validate(ReadOnlyMemory<byte> json)
    {
        var (resource, issues) = Resource.Read(json);
        return resource is null ? issues : [.. issues, .. Validate(resource)];
    }

    /// <summary>Whether an element keeps to a profile.</summary>
    internal bool Follows(Element element, Profile profile)
    {
        var examination = new Examination(element.Resource, this);
        ProfileCheck.Check(profile, element, examination);
        return !examination.Findings.Any(issue => issue.IsError);
    }
}
