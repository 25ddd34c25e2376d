namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>A field that cannot be what it should be.</summary>
public enum MrzFinding
{
    /// <summary>A character outside A to Z, 0 to 9 and the filler.</summary>
    ForeignCharacter,

    /// <summary>The date of birth is not a date.</summary>
    BirthDateIsNoDate,

    /// <summary>The date of expiry is not a date.</summary>
    ExpiryIsNoDate,

    /// <summary>The sex is none of M, F, X and the filler.</summary>
    UnknownSex,
}
