namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>How a search parameter compares.</summary>
internal enum Kind
{
    Text,
    Token,
    Date,
    Number,
    Quantity,
    Reference,
    Uri,
    Pair,
}

/// <summary>A search parameter as the pages of R4 define it: which elements it looks at, as plain paths.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Kind">How it compares.</param>
/// <param name="Paths">The elements.</param>
/// <param name="Targets">Of a reference: the types it may point to.</param>
/// <param name="System">Of a plain code: the system that its value set implies.</param>
internal sealed record SpecParameter(string Code, Kind Kind, string[] Paths, string[]? Targets = null, string? System = null)
{
    private static readonly Dictionary<string, SpecParameter[]> ByType = Table();

    public static IReadOnlyCollection<string> Types => ByType.Keys;

    public static IReadOnlyList<SpecParameter> Of(string type) => ByType[type];

    public static SpecParameter Find(string type, string code) => ByType[type].First(one => one.Code == code);

    private static SpecParameter Text(string code, params string[] paths) => new(code, Kind.Text, paths);

    private static SpecParameter Token(string code, params string[] paths) => new(code, Kind.Token, paths);

    private static SpecParameter Coded(string code, string path, string system) => new(code, Kind.Token, [path], null, system);

    private static SpecParameter Date(string code, params string[] paths) => new(code, Kind.Date, paths);

    private static SpecParameter Quantity(string code, params string[] paths) => new(code, Kind.Quantity, paths);

    private static SpecParameter Reference(string code, string path, params string[] targets) => new(code, Kind.Reference, [path], targets);

    private static SpecParameter Pair(string code, string elements, string first, string second) => new(code, Kind.Pair, [elements, first, second]);

    private static SpecParameter[] Common(params SpecParameter[] own) =>
    [
        .. own,
        Token("identifier", "identifier"),
        Token("_tag", "meta.tag"),
        Token("_security", "meta.security"),
        new("_profile", Kind.Uri, ["meta.profile"]),
    ];

    private static SpecParameter[] Address => [Text("address", "address"), Text("address-city", "address.city"), Text("address-country", "address.country")];

    private static Dictionary<string, SpecParameter[]> Table() => new()
    {
        ["Patient"] = Common(
        [
            Text("family", "name.family"), Text("given", "name.given"), Text("name", "name"), .. Address,
            Date("birthdate", "birthDate"), Date("death-date", "deceasedDateTime"),
            Coded("gender", "gender", "http://hl7.org/fhir/administrative-gender"), Token("active", "active"), Token("language", "communication.language"),
            Token("telecom", "telecom"), Token("phone", "telecom[phone]"), Token("email", "telecom[email]"),
            Reference("organization", "managingOrganization", "Organization"),
            Reference("general-practitioner", "generalPractitioner", "Organization", "Practitioner"), Reference("link", "link.other", "Patient"),
        ]),
        ["Observation"] = Common(
            Token("code", "code"), Token("component-code", "component.code"), Token("combo-code", "code", "component.code"), Token("category", "category"),
            Coded("status", "status", "http://hl7.org/fhir/observation-status"), Token("value-concept", "valueCodeableConcept"),
            Date("date", "effectiveDateTime", "effectivePeriod", "effectiveTiming", "effectiveInstant"), Date("value-date", "valueDateTime", "valuePeriod"),
            Quantity("value-quantity", "valueQuantity"), Quantity("component-value-quantity", "component.valueQuantity"),
            Quantity("combo-value-quantity", "valueQuantity", "component.valueQuantity"), Text("value-string", "valueString", "valueCodeableConcept.text"),
            Reference("subject", "subject", "Patient", "Location"), Reference("patient", "subject", "Patient"), Reference("encounter", "encounter", "Encounter"),
            Reference("performer", "performer", "Practitioner", "Organization", "Patient"), Reference("has-member", "hasMember", "Observation", "QuestionnaireResponse"),
            Pair("code-value-quantity", "", "code", "valueQuantity"), Pair("component-code-value-quantity", "component", "code", "valueQuantity"),
            Pair("combo-code-value-quantity", "*component", "code", "valueQuantity"), Pair("code-value-concept", "", "code", "valueCodeableConcept")),
        ["Encounter"] = Common(
            Date("date", "period"), Date("location-period", "location.period"), Token("class", "class"), Token("type", "type"),
            Coded("status", "status", "http://hl7.org/fhir/encounter-status"), Quantity("length", "length"),
            Reference("subject", "subject", "Patient"), Reference("patient", "subject", "Patient"), Reference("location", "location.location", "Location"),
            Reference("part-of", "partOf", "Encounter"), Reference("service-provider", "serviceProvider", "Organization")),
        ["Immunization"] = Common(
            Date("date", "occurrenceDateTime"), Date("reaction-date", "reaction.date"), Token("vaccine-code", "vaccineCode"), Text("lot-number", "lotNumber"),
            Text("series", "protocolApplied.series"), Token("target-disease", "protocolApplied.targetDisease"), Token("status-reason", "statusReason"),
            Coded("status", "status", "http://hl7.org/fhir/event-status"), Reference("patient", "patient", "Patient"),
            Reference("performer", "performer.actor", "Practitioner", "Organization"), Reference("location", "location", "Location"), Reference("manufacturer", "manufacturer", "Organization")),
        ["Condition"] = Common(
            Token("code", "code"), Token("clinical-status", "clinicalStatus"), Token("severity", "severity"), Date("recorded-date", "recordedDate"),
            Date("onset-date", "onsetDateTime", "onsetPeriod"), Quantity("onset-age", "onsetAge", "onsetRange"), Text("onset-info", "onsetString"),
            Reference("subject", "subject", "Patient"), Reference("patient", "subject", "Patient"), Reference("encounter", "encounter", "Encounter"),
            Reference("asserter", "asserter", "Practitioner", "Patient")),
        ["Organization"] = Common(
        [
            Text("name", "name", "alias"), .. Address, Token("type", "type"), Token("active", "active"), Reference("partof", "partOf", "Organization"),
        ]),
        ["Location"] = Common(
            Text("name", "name", "alias"), Coded("status", "status", "http://hl7.org/fhir/location-status"), Token("type", "type"), Reference("partof", "partOf", "Location")),
        ["Practitioner"] = Common(
            Text("family", "name.family"), Text("name", "name"), Coded("gender", "gender", "http://hl7.org/fhir/administrative-gender"), Token("active", "active")),
        ["Questionnaire"] = Common(
            Text("title", "title"), new("url", Kind.Uri, ["url"]), Token("version", "version"), Date("date", "date"), Coded("status", "status", "http://hl7.org/fhir/publication-status"),
            Date("effective", "effectivePeriod"), Token("context", "useContext.valueCodeableConcept"), Token("context-type", "useContext.code"), Quantity("context-quantity", "useContext.valueQuantity"),
            Pair("context-type-value", "useContext", "code", "valueCodeableConcept"), Pair("context-type-quantity", "useContext", "code", "valueQuantity")),
        ["QuestionnaireResponse"] = Common(
            Reference("questionnaire", "questionnaire!", "Questionnaire"), Date("authored", "authored"), Coded("status", "status", "http://hl7.org/fhir/questionnaire-answers-status"),
            Reference("subject", "subject", "Patient", "Organization"), Reference("patient", "subject", "Patient"), Reference("author", "author", "Practitioner", "Patient"), Reference("encounter", "encounter", "Encounter")),
        ["Consent"] = Common(
            Date("date", "dateTime"), Date("period", "provision.period"), Token("category", "category"), Token("scope", "scope"), Reference("patient", "patient", "Patient")),
        ["Goal"] = Common(
            Date("start-date", "startDate"), Date("target-date", "target.dueDate"), Token("category", "category"), Reference("subject", "subject", "Patient", "Organization"), Reference("patient", "subject", "Patient")),
        ["Slot"] = Common(
            Date("start", "start"), Coded("status", "status", "http://hl7.org/fhir/slotstatus"), Token("service-type", "serviceType")),
        ["CarePlan"] = Common(
            Date("date", "period"), Date("activity-date", "activity.detail.scheduledTiming", "activity.detail.scheduledPeriod"), Token("category", "category"),
            Reference("subject", "subject", "Patient"), Reference("patient", "subject", "Patient"), Reference("encounter", "encounter", "Encounter")),
        ["ServiceRequest"] = Common(
            Date("occurrence", "occurrenceDateTime", "occurrencePeriod", "occurrenceTiming"), Date("authored", "authoredOn"), Token("code", "code"),
            Reference("subject", "subject", "Patient", "Location"), Reference("patient", "subject", "Patient"), Reference("encounter", "encounter", "Encounter")),
        ["RiskAssessment"] = Common(
            new("probability", Kind.Number, ["prediction.probabilityDecimal", "prediction.probabilityRange"]), Date("date", "occurrenceDateTime"),
            Reference("subject", "subject", "Patient"), Reference("patient", "subject", "Patient"), Reference("condition", "condition", "Condition")),
    };
}
