namespace HealthAssess.Domain.Registration;

/// <summary>Systems, extensions and codes that registration writes.</summary>
/// <remarks>FHIR R4 where it has one; what is ours lives under https://healthassess.org/fhir/.</remarks>
public static class RegistrationCodes
{
    /// <summary>Identifier types of HL7 v2: PPN passport, NI national identity document.</summary>
    public const string IdentifierType = "http://terminology.hl7.org/CodeSystem/v2-0203";

    /// <summary>Our identifier types: TMP, the number of a traveller without a document.</summary>
    public const string LocalIdentifierType = "https://healthassess.org/fhir/CodeSystem/identifier-type";

    /// <summary>Numbers given to travellers without a document.</summary>
    public const string TemporarySystem = "https://healthassess.org/fhir/sid/tmp";

    /// <summary>Codes of Points of Entry.</summary>
    public const string PointOfEntrySystem = "https://healthassess.org/fhir/sid/point-of-entry";

    /// <summary>Kinds of Points of Entry: airport, seaport, ground-crossing, internal-transit, mobile-site.</summary>
    public const string PointOfEntryKind = "https://healthassess.org/fhir/CodeSystem/point-of-entry-kind";

    /// <summary>Kinds of encounters at a Point of Entry: poe-arrival, poe-transit, poe-departure.</summary>
    public const string VisitKind = "https://healthassess.org/fhir/CodeSystem/visit-kind";

    /// <summary>ISO 3166-1 countries.</summary>
    public const string Country = "urn:iso:std:iso:3166";

    /// <summary>Languages (BCP 47).</summary>
    public const string LanguageSystem = "urn:ietf:bcp:47";

    /// <summary>LOINC.</summary>
    public const string Loinc = "http://loinc.org";

    /// <summary>Tags of ours on <c>meta.tag</c>: demo.</summary>
    public const string Tag = "https://healthassess.org/fhir/CodeSystem/tag";

    /// <summary>Nationality (HL7 extension on Patient).</summary>
    public const string NationalityExtension = "http://hl7.org/fhir/StructureDefinition/patient-nationality";

    /// <summary>Date and time of birth (HL7 extension on a birth date).</summary>
    public const string BirthTimeExtension = "http://hl7.org/fhir/StructureDefinition/patient-birthTime";

    /// <summary>Why a value is absent (HL7 extension).</summary>
    public const string DataAbsentExtension = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /// <summary>Time zone (HL7 extension on Location).</summary>
    public const string TimeZoneExtension = "http://hl7.org/fhir/StructureDefinition/timezone";

    /// <summary>On a birth date that was estimated, not read or known.</summary>
    public const string EstimatedExtension = "https://healthassess.org/fhir/StructureDefinition/birth-date-estimated";

    /// <summary>On a Patient: the Point of Entry of registration.</summary>
    public const string RegisteredAtExtension = "https://healthassess.org/fhir/StructureDefinition/registered-at";

    /// <summary>On an Encounter: how the traveller came (airline and flight, ship, vehicle, on foot).</summary>
    public const string ConveyanceExtension = "https://healthassess.org/fhir/StructureDefinition/conveyance";

    /// <summary>On a RelatedPerson: the same person's own record as a traveller.</summary>
    public const string TravellerExtension = "https://healthassess.org/fhir/StructureDefinition/related-traveller";

    /// <summary>On a Consent: the interpreter or witness by whom it was given.</summary>
    public const string InterpreterExtension = "https://healthassess.org/fhir/StructureDefinition/consent-interpreter";

    /// <summary>On a Consent: the language in which it was explained.</summary>
    public const string LanguageExtension = "https://healthassess.org/fhir/StructureDefinition/consent-language";

    /// <summary>System of a passport number, by issuing country.</summary>
    public static string PassportSystem(string country) => "http://hl7.org/fhir/sid/passport-" + country;

    /// <summary>System of another document's number, by issuing country.</summary>
    public static string IdentityCardSystem(string country) => "https://healthassess.org/fhir/sid/identity-card-" + country;
}
