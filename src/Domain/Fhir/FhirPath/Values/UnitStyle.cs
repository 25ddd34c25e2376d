namespace HealthAssess.Fhir.Paths;

/// <summary>Whose unit it is: years of the calendar and years of UCUM (365.25 days) are not equal.</summary>
internal enum UnitStyle
{
    Ucum,
    Calendar,
    Either,
}
