namespace HealthAssess.Certificates.Icvp;

/// <summary>The three payloads that carry an international certificate of vaccination. They do not mix.</summary>
public enum IcvpDialect
{
    /// <summary>Pilots of 2024: details in one map <c>v</c>.</summary>
    A,

    /// <summary>Implementation guide 0.3.0 of 2025: details in a list <c>v</c>.</summary>
    B,

    /// <summary>Model in force since: details in one map <c>vx</c>; <c>v</c> is the template's version, <c>dt</c> the type of the identity document.</summary>
    C,
}
