namespace HealthAssess.Immunization;

/// <summary>One kind of vaccine with its names in the code systems.</summary>
/// <param name="Key">Our own short name: <c>yellow-fever</c>.</param>
/// <param name="Name">Names by language (en, fr).</param>
/// <param name="Cvx">CVX codes; the first stands for the kind as a whole.</param>
/// <param name="Atc">ATC code.</param>
/// <param name="Icd11">ICD-11 vaccine-type code, or null.</param>
/// <param name="Icd11Products">Narrower ICD-11 codes of the same kind.</param>
/// <param name="Targets">ICD-11 codes of the diseases it protects from.</param>
/// <param name="Live">True for a live vaccine.</param>
public sealed record Vaccine(
    string Key,
    IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<string> Cvx,
    string Atc,
    string? Icd11,
    IReadOnlyList<string> Icd11Products,
    IReadOnlyList<string> Targets,
    bool Live)
{
    /// <summary>The name in a language, else in English.</summary>
    public string In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return Name.TryGetValue(language.Split('-')[0], out var name) ? name : Name["en"];
    }

    internal bool Is(string system, string code) => system switch
    {
        CodeSystems.Cvx => Cvx.Contains(code.PadLeft(2, '0')),
        CodeSystems.Atc => Atc == code,
        CodeSystems.Icd11 => Icd11 == code || Icd11Products.Contains(code),
        _ => false,
    };
}
