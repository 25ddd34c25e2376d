using HealthAssess.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>A disease that countries ask proof of vaccination against, and of which a letter may therefore speak.</summary>
/// <param name="Code">ICD-11.</param>
/// <param name="Vaccine">The kind of vaccine that countries ask for, by our short name.</param>
public sealed record LetterDisease(string Code, string Vaccine)
{
    /// <summary>Every one: yellow fever, polio, meningococcal disease.</summary>
    public static IReadOnlyList<LetterDisease> All { get; } = [new("1D47", "yellow-fever"), new("1C81", "ipv"), new("1C1C", "menacwy")];

    /// <summary>The one of a code, or null.</summary>
    public static LetterDisease? Of(string? code) => All.FirstOrDefault(disease => disease.Code == code);

    /// <summary>True for a kind of vaccine whose contraindication leaves nothing to be given against this disease.</summary>
    /// <remarks>Whom the live polio vaccine harms can have the injected one; yellow fever has live vaccines only.</remarks>
    public bool IsLeftWithout(Vaccine kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Targets.Contains(Code) && (!kind.Live || Vaccines.All.Where(other => other.Targets.Contains(Code)).All(other => other.Live));
    }
}
