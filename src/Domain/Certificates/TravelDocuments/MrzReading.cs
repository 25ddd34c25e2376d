namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>A machine-readable zone, field by field, with what each check digit says.</summary>
/// <remarks>A zone with a failed digit is still read: the officer confirms that field by hand.</remarks>
public sealed record MrzReading
{
    /// <summary>Which of the five formats.</summary>
    public required MrzFormat Format { get; init; }

    /// <summary>The lines as read: upper case, without blanks.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Kind of document: <c>P</c> passport, <c>I</c>, <c>A</c>, <c>C</c> card, <c>V</c> visa, with the issuer's second letter.</summary>
    public required string DocumentCode { get; init; }

    /// <summary>Issuing state or organisation as printed (<c>D</c> is Germany); see <see cref="IssuingStates"/>.</summary>
    public required string IssuingState { get; init; }

    /// <summary>Document number; a long one is put together again from the optional field.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Nationality as printed.</summary>
    public required string Nationality { get; init; }

    /// <summary>Date of birth; may be incomplete.</summary>
    public required MrzDate BirthDate { get; init; }

    /// <summary>M, F, or null where the document says unspecified (filler or X).</summary>
    public required string? Sex { get; init; }

    /// <summary>Date of expiry of the document.</summary>
    public required MrzDate Expiry { get; init; }

    /// <summary>Optional data of the issuer: the personal number of a passport.</summary>
    public required string Optional { get; init; }

    /// <summary>Second optional field of a TD1 card.</summary>
    public required string SecondOptional { get; init; }

    /// <summary>The name.</summary>
    public required MrzName Name { get; init; }

    /// <summary>What each check digit says.</summary>
    public required MrzChecks Checks { get; init; }

    /// <summary>Fields that contradict their type or the code lists, whatever their digit says.</summary>
    public required IReadOnlyList<MrzFinding> Findings { get; init; }

    /// <summary>True when every digit fits and every field makes sense.</summary>
    public bool Valid => Checks.AllPass && Findings.Count == 0;
}
