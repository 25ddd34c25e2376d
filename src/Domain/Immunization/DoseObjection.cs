namespace HealthAssess.Immunization;

/// <summary>Why a vaccine should not be given today.</summary>
/// <param name="Kind">What speaks against it.</param>
/// <param name="Antigen">The antigen it is about.</param>
/// <param name="Code">Observation code of a contraindication; CVX code of the vaccine that conflicts.</param>
/// <param name="Until">The first day on which it can be given, where waiting helps.</param>
public sealed record DoseObjection(ObjectionKind Kind, string Antigen, string? Code = null, DateOnly? Until = null);

/// <summary>What speaks against a dose.</summary>
public enum ObjectionKind
{
    /// <summary>Something observed forbids it.</summary>
    Contraindicated,

    /// <summary>Too close to another vaccine, mostly a live one.</summary>
    Conflict,

    /// <summary>Below the minimum age.</summary>
    TooYoung,

    /// <summary>Too soon after the dose before.</summary>
    TooSoon,
}
