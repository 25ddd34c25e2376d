namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The operations of this server: routes, CapabilityStatement and OperationDefinitions come from these rows.</summary>
internal static class OperationTable
{
    private const string Hl7 = "http://hl7.org/fhir/OperationDefinition/";

    public static Operation Validate { get; } = new(
        "validate", "Resource", true, true, Hl7 + "Resource-validate", "Says what is wrong with a resource, without storing it.",
        [In("resource", "Resource", "The resource."), In("mode", "code", "create, update, delete or profile."), In("profile", "uri", "A profile that is loaded here."), Out("return", "OperationOutcome", "The findings.", 1)]);

    public static Operation Meta { get; } = new(
        "meta", "Resource", false, true, Hl7 + "Resource-meta", "Profiles, tags and security labels of a resource.", [Out("return", "Meta", "They.", 1)]);

    public static Operation MetaAdd { get; } = new(
        "meta-add", "Resource", false, true, Hl7 + "Resource-meta-add", "Adds profiles, tags and security labels; what is there already stays. Makes a new version where that changes something.",
        [In("meta", "Meta", "What to add.", min: 1), Out("return", "Meta", "All of them.", 1)], Changes: true);

    public static Operation MetaDelete { get; } = new(
        "meta-delete", "Resource", false, true, Hl7 + "Resource-meta-delete", "Takes profiles, tags and security labels away; what is not there is no error. Makes a new version where that changes something.",
        [In("meta", "Meta", "What to take away.", min: 1), Out("return", "Meta", "What is left.", 1)], Changes: true);

    public static Operation Versions { get; } = new(
        "versions", "CapabilityStatement", false, false, Hl7 + "CapabilityStatement-versions", "The editions of FHIR that are spoken here.",
        [Out("version", "code", "One of them.", 1, "*"), Out("default", "code", "The one where none is asked for.", 1)])
    { OnSystem = true };

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
            In("url", "uri", "Its canonical address."), In("valueSet", "ValueSet", "A value set that is not stored."), In("valueSetVersion", "string", "A version of it."),
            In("filter", "string", "Words in display or code."), In("offset", "integer", "How many to skip."), In("count", "integer", "At most so many; without it all, up to 20,000."),
            In("includeDesignations", "boolean", "With names in other languages."), In("designation", "string", "Only these names: urn:ietf:bcp:47|language, or system|use.", "*"),
            In("displayLanguage", "code", "Language of the displays."), In("activeOnly", "boolean", "Without codes that are no longer used."),
            In("excludeNotForUI", "boolean", "Without headings."), In("excludeNested", "boolean", "The answer is flat in any case."), In("excludePostCoordinated", "boolean", "There are none."),
            In("exclude-system", "canonical", "Code systems to leave out.", "*"), In("system-version", "canonical", "The version of a code system where the value set names none: system|version.", "*"),
            In("check-system-version", "canonical", "The same; a value set that names another version is refused.", "*"), In("force-system-version", "canonical", "The same, whatever the value set names.", "*"),
            In("includeDefinition", "boolean", "With the definition of the value set."), Out("return", "ValueSet", "With its expansion.", 1),
        ]);

    public static Operation ValidateCodeInValueSet { get; } = new(
        "validate-code", "ValueSet", true, true, Hl7 + "ValueSet-validate-code", "Whether a code is in a value set.",
        [
            In("url", "uri", "Canonical address of the value set."), In("valueSet", "ValueSet", "A value set that is not stored."), In("valueSetVersion", "string", "A version of it."), .. Asked,
            In("system", "uri", "Its system."), In("systemVersion", "string", "A version of the system."), .. Judged,
        ]);

    public static Operation ValidateCodeInCodeSystem { get; } = new(
        "validate-code", "CodeSystem", true, true, Hl7 + "CodeSystem-validate-code", "Whether a code system that is loaded here has a code.",
        [In("url", "uri", "Canonical address of the code system."), In("codeSystem", "CodeSystem", "A code system that is not stored."), In("version", "string", "A version of it."), .. Asked, .. Judged]);

    public static Operation Lookup { get; } = new(
        "lookup", "CodeSystem", true, false, Hl7 + "CodeSystem-lookup", "What a loaded code system says about a code.",
        [
            In("code", "code", "The code."), In("system", "uri", "Its system."), In("version", "string", "A version of the system."), In("coding", "Coding", "Both at once."),
            In("displayLanguage", "code", "Language of the display."), In("property", "code", "Only these properties; designation stands for the names.", "*"),
            Out("name", "string", "The code system.", 1), Out("version", "string", "Its version.", 0), Out("display", "string", "The display.", 1),
            Out("designation", "", "Names.", 0, "*"), Out("property", "", "Properties.", 0, "*"),
        ]);

    public static Operation Subsumes { get; } = new(
        "subsumes", "CodeSystem", true, true, Hl7 + "CodeSystem-subsumes", "Whether one code of a loaded code system lies above or below another.",
        [
            In("codeA", "code", "One code."), In("codeB", "code", "The other."), In("system", "uri", "Their system."), In("version", "string", "A version of it."),
            In("codingA", "Coding", "Code and system of the one."), In("codingB", "Coding", "Of the other."), Out("outcome", "code", "equivalent, subsumes, subsumed-by or not-subsumed.", 1),
        ]);

    public static Operation Translate { get; } = new(
        "translate", "ConceptMap", true, true, Hl7 + "ConceptMap-translate", "What a code is in another system, by a loaded concept map.",
        [
            In("url", "uri", "The concept map."), In("conceptMap", "ConceptMap", "A concept map that is not stored."), In("conceptMapVersion", "string", "A version of it."),
            In("code", "code", "The code."), In("system", "uri", "Its system."), In("coding", "Coding", "Both at once."), In("codeableConcept", "CodeableConcept", "Several at once."),
            In("source", "uri", "The value set it comes from."), In("target", "uri", "The value set that is wanted."), In("targetsystem", "uri", "The system that is wanted."),
            In("dependency", "", "What else is known.", "*"), In("reverse", "boolean", "From target to source."),
            Out("result", "boolean", "Whether there is a match.", 1), Out("message", "string", "Why not.", 0), Out("match", "", "The matches.", 0, "*"),
        ]);

    public static Operation Export { get; } = new(
        "export", "Patient", true, false, "http://hl7.org/fhir/uv/bulkdata/OperationDefinition/patient-export",
        "The records of all travellers whom the caller may see, as NDJSON that is made while it is read.",
        [In("_outputFormat", "string", "NDJSON."), In("_type", "string", "Only these types.", "*"), In("_since", "instant", "What changed since then.")])
    { Begins = true };

    public static Operation ImmunizationForecast { get; } = new(
        "immunization-forecast", "Patient", false, true, Operation.OwnBase + "patient-immunization-forecast",
        "What the doses of a traveller count for and what is due, by the schedule that holds here. Nothing is stored.",
        [
            In("assessmentDate", "date", "The day that counts as today."), Out("recommendation", "ImmunizationRecommendation", "What is due.", 1),
            Out("evaluation", "ImmunizationEvaluation", "What a dose counts for in a series that is followed.", 0, "*"), Out("notice", "string", "What was left out or could not be decided.", 0, "*"),
        ]);

    private static OperationParameter[] Asked =>
    [
        In("code", "code", "The code."), In("display", "string", "How it is read; that is checked, too."), In("coding", "Coding", "All at once."), In("codeableConcept", "CodeableConcept", "Several: one of them has to be good."),
    ];

    private static OperationParameter[] Judged =>
    [
        In("abstract", "boolean", "False: a heading is not good enough."), In("displayLanguage", "code", "Language of the display."),
        Out("result", "boolean", "Whether it is.", 1), Out("message", "string", "Why not.", 0), Out("display", "string", "How it reads.", 0),
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Validate, Meta, MetaAdd, MetaDelete, Versions, Everything, Match, Merge, Unmerge, Expand, ValidateCodeInValueSet, ValidateCodeInCodeSystem, Lookup, Subsumes, Translate, Export, ImmunizationForecast];

    private static OperationParameter In(string name, string type, string text, string max = "1", int min = 0) => new(name, true, type, text, min, max);

    private static OperationParameter Out(string name, string type, string text, int min, string max = "1") => new(name, false, type, text, min, max);
}
