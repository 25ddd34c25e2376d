namespace HealthAssess.Fhir;

/// <summary>How bad an issue is.</summary>
/// <remarks>FHIR R4, value set issue-severity.</remarks>
public enum IssueSeverity
{
    /// <summary>Nothing after this point could be read.</summary>
    Fatal,

    /// <summary>The resource breaks a rule.</summary>
    Error,

    /// <summary>Allowed, but probably not meant.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Information,
}
