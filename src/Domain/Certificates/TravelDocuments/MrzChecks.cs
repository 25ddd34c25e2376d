namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>What each check digit says of its field, apart from whether the field makes sense.</summary>
/// <param name="Number">Document number.</param>
/// <param name="BirthDate">Date of birth.</param>
/// <param name="Expiry">Date of expiry.</param>
/// <param name="Optional">Personal number of a passport; null in formats without that digit.</param>
/// <param name="Composite">The digit over the others; null on visas, which have none.</param>
public sealed record MrzChecks(bool Number, bool BirthDate, bool Expiry, bool? Optional, bool? Composite)
{
    /// <summary>True when every digit there is fits.</summary>
    public bool AllPass => Number && BirthDate && Expiry && Optional != false && Composite != false;
}
