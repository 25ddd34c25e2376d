namespace HealthAssess.Domain.Vaccinations;

/// <summary>Systems and codes of forecasts.</summary>
/// <remarks>FHIR R4 immunizationrecommendation.html and immunizationevaluation.html; dates by LOINC.</remarks>
internal static class ForecastCodes
{
    public const string Status = "http://terminology.hl7.org/CodeSystem/immunization-recommendation-status";

    public const string DoseStatus = "http://terminology.hl7.org/CodeSystem/immunization-evaluation-dose-status";

    public const string Loinc = "http://loinc.org";

    /// <summary>Earliest date to give.</summary>
    public const string Earliest = "30981-5";

    /// <summary>Date vaccine due.</summary>
    public const string Due = "30980-7";

    /// <summary>Date when overdue.</summary>
    public const string Overdue = "59778-1";

    /// <summary>Latest date to give.</summary>
    public const string Latest = "59777-3";

    /// <summary>Which schedule in which version an answer rests on.</summary>
    public const string ScheduleExtension = "https://healthassess.org/fhir/StructureDefinition/immunization-schedule";
}
