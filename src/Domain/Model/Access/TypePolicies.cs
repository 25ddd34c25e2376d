namespace HealthAssess.Domain.Access;

/// <summary>The types that are stored. What is not listed is refused by name, whichever door it came through.</summary>
public static class TypePolicies
{
    private static readonly Permission[] Anytime = [Permission.ImportResources, Permission.Work];

    private static readonly Permission[] Registration = [Permission.RegisterTravellers, Permission.WriteFhir, .. Anytime];

    private static readonly Permission[] Care = [Permission.AssessTravellers, Permission.WriteFhir, .. Anytime];

    private static readonly Permission[] Doses = [Permission.Vaccinate, Permission.WriteFhir, .. Anytime];

    private static readonly Permission[] Certificates = [Permission.IssueCertificates, .. Anytime];

    private static readonly Permission[] Registers = [Permission.Administer, Permission.KeepRegisters, .. Anytime];

    private static readonly Permission[] Stock = [Permission.ManageStock, Permission.Administer, Permission.KeepRegisters, .. Anytime];

    /// <summary>All rows, by type.</summary>
    public static IReadOnlyDictionary<string, TypePolicy> ByType { get; } = new TypePolicy[]
    {
        OfPerson("Patient", Registration, "The record of a traveller; never holds migratory status."),
        OfPerson("RelatedPerson", Registration),
        OfPerson("Encounter", Registration),
        OfPerson("EpisodeOfCare", Registration),
        OfPerson("Consent", [.. Registration, Permission.OwnRecord], "Decides what leaves: a withdrawal stops later deliveries."),
        OfPerson("Appointment", Registration),
        OfPerson("Observation", Care),
        OfPerson("Condition", Care),
        OfPerson("AllergyIntolerance", Care),
        OfPerson("Procedure", Care),
        OfPerson("MedicationRequest", Care),
        OfPerson("QuestionnaireResponse", Care),
        OfPerson("ClinicalImpression", Care),
        OfPerson("Flag", Care),
        OfPerson("ServiceRequest", Care),
        OfPerson("Specimen", Care),
        OfPerson("DiagnosticReport", Care),
        OfPerson("CarePlan", Care),
        OfPerson("Communication", [Permission.IssueCertificates, .. Care], "In preparation and with a reason of ours: a notice that somebody has to tell the traveller."),
        OfPerson("CommunicationRequest", Care),
        OfPerson("Device", Care),
        OfPerson("Goal", Care),
        OfPerson("CareTeam", Care),
        OfPerson("MedicationStatement", Care),
        OfPerson("MedicationAdministration", Care),
        OfPerson("FamilyMemberHistory", Care),
        OfPerson("RiskAssessment", Care),
        OfPerson("List", Care),
        OfPerson("MedicationDispense", Care),
        OfPerson("ImagingStudy", Care),
        OfPerson("Media", Care),
        OfPerson("BodyStructure", Care),
        OfPerson("DetectedIssue", Care),
        OfPerson("DeviceRequest", Care),
        OfPerson("DeviceUseStatement", Care),
        OfPerson("NutritionOrder", Care),
        OfPerson("VisionPrescription", Care),
        OfPerson("SupplyRequest", Care),
        OfPerson("SupplyDelivery", Care),
        OfPerson("MeasureReport", Care),
        OfPerson("Basic", Care),
        OfPerson("Immunization", Doses, "A dose given here needs a lot in stock that is neither expired nor blocked, takes it from stock, and is reported to the ministries whose feeds ask for it."),
        OfPerson("ImmunizationRecommendation", Doses),
        OfPerson("ImmunizationEvaluation", Doses),
        OfPerson("AdverseEvent", Doses),
        OfPerson("DocumentReference", Certificates),
        OfPerson("Composition", Certificates),
        OfPerson("Provenance", [Permission.RegisterTravellers, Permission.IssueCertificates, Permission.AssessTravellers, Permission.Vaccinate, Permission.WriteFhir, .. Anytime]),
        OfPerson("Task", [Permission.AssessTravellers, .. Anytime]),
        Register("Location", Registers, "A Point of Entry when its identifier is one of ours."),
        Register("Organization", Registers),
        Register("HealthcareService", Registers),
        Register("Practitioner", Registers),
        Register("PractitionerRole", Registers),
        Register("Endpoint", Registers),
        Register("Questionnaire", Registers),
        Register("PlanDefinition", Registers),
        Register("ActivityDefinition", Registers),
        Register("Library", Registers),
        Register("Measure", Registers),
        Register("Substance", Registers),
        Register("ValueSet", Registers),
        Register("CodeSystem", Registers),
        Register("ConceptMap", Registers),
        Register("StructureDefinition", Registers, "A profile that $validate and meta.profile can name."),
        Register("Schedule", Registers),
        Register("Slot", Registers),
        Register("Medication", Stock, "A lot of a vaccine; balances are kept beside it."),
    }.ToDictionary(policy => policy.Type, StringComparer.Ordinal);

    /// <summary>The row of a type, or null where it is not stored.</summary>
    public static TypePolicy? Of(string type) => ByType.GetValueOrDefault(type);

    private static TypePolicy OfPerson(string type, IReadOnlyList<Permission> write, string rules = "") => new(type, true, write, rules);

    private static TypePolicy Register(string type, IReadOnlyList<Permission> write, string rules = "") => new(type, false, write, rules);
}
