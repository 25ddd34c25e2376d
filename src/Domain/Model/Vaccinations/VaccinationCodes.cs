namespace HealthAssess.Domain.Vaccinations;

/// <summary>Systems, extensions and codes that vaccinations write.</summary>
/// <remarks>FHIR R4 where it has one; what is ours lives under https://healthassess.org/fhir/.</remarks>
public static class VaccinationCodes
{
    /// <summary>On an Immunization: the lot it was taken from, a reference to its Medication.</summary>
    public const string LotExtension = "https://healthassess.org/fhir/StructureDefinition/immunization-lot";

    /// <summary>On an Immunization: the product, a coding of the WHO list of prequalified vaccines or of local products.</summary>
    public const string ProductExtension = "https://healthassess.org/fhir/StructureDefinition/immunization-product";

    /// <summary>On a history entry: what it rests on, a code of <see cref="HistoryEvidence"/>.</summary>
    public const string EvidenceExtension = "https://healthassess.org/fhir/StructureDefinition/immunization-evidence";

    /// <summary>On a history entry: the country of the dose.</summary>
    public const string CountryExtension = "https://healthassess.org/fhir/StructureDefinition/immunization-country";

    /// <summary>On an Immunization that was entered in error: why, a concept of <see cref="MistakeSystem"/> with the clinician's words as its text.</summary>
    public const string MistakeExtension = "https://healthassess.org/fhir/StructureDefinition/immunization-mistake";

    /// <summary>Why a dose was recorded wrongly: the codes of <see cref="DoseMistake"/>.</summary>
    public const string MistakeSystem = "https://healthassess.org/fhir/CodeSystem/dose-mistake";

    /// <summary>Sites of the body (HL7 v3 ActSite).</summary>
    public const string Site = "http://terminology.hl7.org/CodeSystem/v3-ActSite";

    /// <summary>Routes (HL7 v3 RouteOfAdministration).</summary>
    public const string Route = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";

    /// <summary>What a performer did (HL7 v2 0443): AP, who gave it.</summary>
    public const string PerformerFunction = "http://terminology.hl7.org/CodeSystem/v2-0443";

    /// <summary>Where a history entry comes from (R4 immunization-origin).</summary>
    public const string Origin = "http://terminology.hl7.org/CodeSystem/immunization-origin";

    /// <summary>Why a dose was not given (HL7 v3 ActReason).</summary>
    public const string Reason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

    /// <summary>Units.</summary>
    public const string Ucum = "http://unitsofmeasure.org";
}
