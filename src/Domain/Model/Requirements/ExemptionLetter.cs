namespace HealthAssess.Domain.Requirements;

/// <summary>A doctor's letter that a vaccination is contraindicated.</summary>
/// <param name="Disease">The disease the vaccine is against (ICD-11).</param>
/// <param name="From">First day of validity, or null.</param>
/// <param name="Until">Last day of validity, or null.</param>
/// <remarks>IHR Annex 6 (9) and Annex 7 (2)(i): written in English or French, signed by the doctor; the country of entry decides what it accepts.</remarks>
public sealed record ExemptionLetter(string Disease, DateOnly? From = null, DateOnly? Until = null)
{
    /// <summary>True when it is good on a day.</summary>
    public bool CoversDay(DateOnly day) => !(day < From) && !(day > Until);
}
