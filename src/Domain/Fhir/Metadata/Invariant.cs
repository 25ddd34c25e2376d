namespace HealthAssess.Fhir.Metadata;

/// <summary>A rule of the definitions, in FHIRPath, compiled when first asked.</summary>
internal sealed class Invariant(string key, IssueSeverity severity, string expression)
{
    private FhirPath? _compiled;

    public string Key { get; } = key;

    public IssueSeverity Severity { get; } = severity;

    public string Expression { get; } = expression;

    /// <summary>
    /// Whether the element breaks the rule: an error's expression must select true, a warning's must not select false
    /// (several of those ask about a name that need not be there). One that cannot be evaluated breaks nothing.
    /// </summary>
    public bool IsBroken(Element element)
    {
        _compiled ??= FhirPath.Compile(Expression);
        return _compiled.Test(element) switch
        {
            true => false,
            false => true,
            null => Severity == IssueSeverity.Error && _compiled.Evaluate(element).Error is null,
        };
    }
}
