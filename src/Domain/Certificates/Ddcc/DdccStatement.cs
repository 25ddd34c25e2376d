namespace HealthAssess.Certificates.Ddcc;

/// <summary>What an issuer states in one WHO certificate of vaccination status.</summary>
/// <remarks>WHO DDCC:VS core data set: required are name, vaccine, brand, lot, date, dose, country, issuer and identifier.</remarks>
public sealed record DdccStatement
{
    /// <summary>Whole name.</summary>
    public required string Name { get; init; }

    /// <summary>Date of birth, as far as it is known, or null.</summary>
    public string? BirthDate { get; init; }

    /// <summary>FHIR administrative gender.</summary>
    public string? Sex { get; init; }

    /// <summary>Number of the identity document.</summary>
    public string? Identifier { get; init; }

    /// <summary>Kind of vaccine.</summary>
    public required CodedValue Vaccine { get; init; }

    /// <summary>Brand or product.</summary>
    public required CodedValue Brand { get; init; }

    /// <summary>Manufacturer, or null.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>Lot.</summary>
    public required string Lot { get; init; }

    /// <summary>Day of the dose.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Which dose.</summary>
    public required int Dose { get; init; }

    /// <summary>Of how many, or null.</summary>
    public int? TotalDoses { get; init; }

    /// <summary>Country where it was given, three letters.</summary>
    public required string Country { get; init; }

    /// <summary>Administering centre.</summary>
    public string? Centre { get; init; }

    /// <summary>Who gave it.</summary>
    public string? Practitioner { get; init; }

    /// <summary>Disease aimed at, or null.</summary>
    public CodedValue? Disease { get; init; }

    /// <summary>First day of protection, where a rule says so.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Who issues the certificate.</summary>
    public required string Issuer { get; init; }

    /// <summary>Health certificate identifier.</summary>
    public required string Id { get; init; }
}
