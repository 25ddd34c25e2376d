namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The operations of this server: routes, CapabilityStatement and OperationDefinitions come from these rows.</summary>
internal static class OperationTable
{
    private const string Hl7 = "http://hl7.org/fhir/OperationDefinition/";

    public static Operation Validate { get; } = new(
        "validate", "Resource", true, true, Hl7 + "Resource-validate", "Says what is wrong with a resource, without storing it.",
        [In("resource", "Resource", "The resource."), In("mode", "code", "create, update, delete or profile."), In("profile", "uri", "A profile that is loaded here."), Out("return", "OperationOutcome", "The findings.", 1)]);

    public static Operation Everything { get; } = new(
        "everything", "Patient", false, true, Hl7 + "Patient-everything", "The record of one traveller, page by page.",
        [
            In("start", "date", "Care from this day on."), In("end", "date", "Care up to this day."), In("_since", "instant", "What changed since then."),
            In("_type", "code", "Only these types.", "*"), In("_count", "integer", "Resources a page."), Out("return", "Bundle", "The record.", 1),
        ]);

    public static Operation Match { get; } = new(
        "match", "Patient", true, false, Hl7 + "Patient-match", "Who may be the same person, best first, with the reasons. Nothing is merged by it.",
        [
            In("resource", "Resource", "A Patient with what is known.", min: 1), In("onlyCertainMatches", "boolean", "Only a certain match, and only where it is the one."),
            In("count", "integer", "At most so many."), Out("return", "Bundle", "Candidates with score, grade and reasons.", 1),
        ]);

    public static Operation Merge { get; } = new(
        "merge", "Patient", true, false, Operation.OwnBase + "patient-merge",
        "Says that two records are one traveller. Both stay as they are; what is asked of one is answered for both, and unmerge takes it back.",
        [In("source-patient", "Reference", "The record that is replaced.", min: 1), In("target-patient", "Reference", "The record that goes on.", min: 1), Out("return", "Patient", "The record that goes on.", 1)],
        Changes: true);

    public static Operation Unmerge { get; } = new(
        "unmerge", "Patient", true, false, Operation.OwnBase + "patient-unmerge", "Takes a merge back: both records are as they were.",
        [In("source-patient", "Reference", "The record that was replaced.", min: 1), In("target-patient", "Reference", "The record that went on.", min: 1), Out("return", "Patient", "The record that is its own again.", 1)],
        Changes: true);

    public static Operation Expand { get; } = new(
        "expand", "ValueSet", true, true, Hl7 + "ValueSet-expand", "The codes of a value set that is loaded here or one of R4's own.",
        [
            In("url", "uri", "Its canonical address."), In("valueSet", "ValueSet", "A value set that is not stored."), In("filter", "string", "Part of a display or code."),
            In("offset", "integer", "How many to skip."), In("count", "integer", "At most so many."), Out("return", "ValueSet", "With its expansion.", 1),
        ]);

    public static Operation Lookup { get; } = new(
        "lookup", "CodeSystem", true, false, Hl7 + "CodeSystem-lookup", "What a loaded code system says about a code.",
        [In("code", "code", "The code."), In("system", "uri", "Its system."), In("version", "string", "A version of the system."), In("coding", "Coding", "Both at once."), Out("name", "string", "The code system.", 1), Out("display", "string", "The display.", 1)]);

    public static Operation Translate { get; } = new(
        "translate", "ConceptMap", true, true, Hl7 + "ConceptMap-translate", "What a code is in another system, by a loaded concept map.",
        [
            In("url", "uri", "The concept map."), In("code", "code", "The code."), In("system", "uri", "Its system."), In("coding", "Coding", "Both at once."), In("target", "uri", "A value set of targets."),
            In("targetsystem", "uri", "The other system."), In("reverse", "boolean", "From target to source."), Out("result", "boolean", "Whether there is a match.", 1), Out("match", "", "The matches.", 0, "*"),
        ]);

    public static Operation Export { get; } = new(
        "export", "Patient", true, false, "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export",
        "The records of all travellers whom the caller may see, as NDJSON that is made while it is read.",
        [In("_type", "string", "Only these types."), In("_since", "instant", "What changed since then.")]);

    public static Operation ImmunizationForecast { get; } = new(
        "immunization-forecast", "Patient", false, true, Operation.OwnBase + "patient-immunization-forecast",
        "What the doses of a traveller count for and what is due, by the schedule that holds here. Nothing is stored.",
        [
            In("assessmentDate", "date", "The day that counts as today."), Out("recommendation", "ImmunizationRecommendation", "What is due.", 1),
            Out("evaluation", "ImmunizationEvaluation", "What a dose counts for in a series that is followed.", 0, "*"), Out("notice", "string", "What was left out or could not be decided.", 0, "*"),
        ]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Validate, Everything, Match, Merge, Unmerge, Expand, Lookup, Translate, Export, ImmunizationForecast];

    private static OperationParameter In(string name, string type, string text, string max = "1", int min = 0) => new(name, true, type, text, min, max);

    private static OperationParameter Out(string name, string type, string text, int min, string max = "1") => new(name, false, type, text, min, max);
}
