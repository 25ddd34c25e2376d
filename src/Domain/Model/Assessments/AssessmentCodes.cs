namespace HealthAssess.Domain.Assessments;

/// <summary>Systems and extensions that assessments write.</summary>
/// <remarks>FHIR R4 where it has one; what is ours lives under https://healthassess.org/fhir/.</remarks>
public static class AssessmentCodes
{
    /// <summary>The shared vocabulary of dispositions.</summary>
    public const string Disposition = "https://healthassess.org/fhir/CodeSystem/disposition";

    /// <summary>Rules: <c>EVD-POE#P1</c>.</summary>
    public const string Rule = "https://healthassess.org/fhir/CodeSystem/protocol-rule";

    /// <summary>Colours of the queue: green, yellow, amber, red.</summary>
    public const string Triage = "https://healthassess.org/fhir/CodeSystem/triage";

    /// <summary>On a ClinicalImpression: what was decided, a code of <see cref="Disposition"/>.</summary>
    public const string DispositionExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-disposition";

    /// <summary>On a ClinicalImpression: for how many days, where the disposition has days.</summary>
    public const string DaysExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-days";

    /// <summary>On a ClinicalImpression: the day it was decided on, in the Point of Entry's own calendar.</summary>
    public const string AsOfExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-as-of";

    /// <summary>On a ClinicalImpression: a parameter value in force; parts <c>name</c> and <c>value</c>.</summary>
    public const string ParameterExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-parameter";

    /// <summary>On a ClinicalImpression: a stay of the itinerary as it was decided on; parts <c>area</c> and <c>left</c>.</summary>
    public const string VisitExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-visit";

    /// <summary>On a ClinicalImpression: linkId of an answer that was missing and mattered.</summary>
    public const string UnknownExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-unknown";

    /// <summary>On a finding: <c>near</c> or <c>unknown</c> for a rule that did not hold; absent for one that did.</summary>
    public const string FindingExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-rule-state";

    /// <summary>On a ClinicalImpression: an output that follows, by its name in the protocol.</summary>
    public const string OutputExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-output";

    /// <summary>On a ClinicalImpression: another decision of the same assessment.</summary>
    public const string PartExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-part";

    /// <summary>On a ClinicalImpression: who signed; parts <c>at</c> and <c>by</c>.</summary>
    public const string SignatureExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-signature";

    /// <summary>On a ClinicalImpression or QuestionnaireResponse: a change after sign-off; parts <c>at</c>, <c>author</c> and <c>reason</c>.</summary>
    public const string AmendmentExtension = "https://healthassess.org/fhir/StructureDefinition/assessment-amendment";

    /// <summary>On a Flag or CarePlan: the Point of Entry it stands for.</summary>
    public const string PlaceExtension = "https://healthassess.org/fhir/StructureDefinition/point-of-entry";

    /// <summary>Contacts during follow-up.</summary>
    public const string FollowUp = "https://healthassess.org/fhir/CodeSystem/follow-up";

    /// <summary>Beginning of the canonical addresses of our Questionnaires.</summary>
    public const string Questionnaire = "https://healthassess.org/fhir/Questionnaire/";

    /// <summary>Why a value is absent (HL7 extension).</summary>
    public const string DataAbsentExtension = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /// <summary>The same reasons as a code system.</summary>
    public const string DataAbsent = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /// <summary>Canonical address of a protocol's version.</summary>
    public static string Protocol(string id, string version) => $"https://healthassess.org/fhir/PlanDefinition/{id}|{version}";
}
