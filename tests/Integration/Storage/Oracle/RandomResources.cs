using System.Globalization;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>Invented resources with every shape that search has rules for: the same seed makes the same ones.</summary>
internal sealed partial class RandomResources(int seed)
{
    private static readonly string[] Words = ["Carreño", "Quiñones", "carreno", "O'Brien", "OBrien", "Smith-Jones", "Smith", "Ångström", "Zoë", "Иванов", "Иванова", "محمد", "李小龍", "Straße", "a,b", "x|y", "p$q", "back\\slash", "Dr. No"];
    private static readonly string[] Systems = ["urn:c", "http://loinc.org", "http://example.org/codes,odd"];
    private static readonly string[] Codes = ["1", "2", "A", "a", "one,two", "x|y", "m$n"];
    private static readonly string[] Displays = ["Body temperature", "Temperature of body", "Fièvre jaune", "Other"];
    private static readonly string[] Dates =
        ["2024", "2024-02", "2024-02-29", "2024-02-29T23:59:59Z", "2024-03-01T00:00:00Z", "2024-03-01T01:30:00+02:00", "2024-03", "2023-12-31", "2024-02-29T12:00:00.250Z", "1999-12-31"];

    private readonly Random random = new(seed);

    /// <summary>Some of every type, which point at each other.</summary>
    public IReadOnlyList<JsonObject> Make(int each) =>
        [.. SpecParameter.Types.SelectMany(type => Enumerable.Range(0, each).Select(n => Resource(type, n, each)))];

    public T Pick<T>(params T[] all) => all[random.Next(all.Length)];

    public bool Chance(int percent) => random.Next(100) < percent;

    public int Next(int most) => random.Next(most);

    public string Date() => Pick(Dates);

    public string Word() => Pick(Words);

    public string CodeText() => Pick(Codes);

    public string SystemText() => Pick(Systems);

    private JsonObject Resource(string type, int n, int each)
    {
        var it = new JsonObject { ["resourceType"] = type, ["id"] = Id(type, n) };
        Meta(it);
        Maybe(it, "identifier", () => type == "QuestionnaireResponse" ? Identifier() : new JsonArray(Several(2, Identifier)));
        switch (type)
        {
            case "Patient":
                People(it);
                Maybe(it, "birthDate", () => Pick("1990", "1990-05", "1990-05-17", "2000-01-01"));
                Maybe(it, "deceasedDateTime", () => Date());
                Maybe(it, "communication", () => new JsonArray(Several(2, () => new JsonObject { ["language"] = Concept() })));
                Maybe(it, "telecom", () => new JsonArray(Several(2, () => new JsonObject { ["system"] = Pick("phone", "email"), ["value"] = Pick("+256700", "a@b.example", "555") })));
                Maybe(it, "address", () => new JsonArray(Several(2, Address)));
                Maybe(it, "managingOrganization", () => Reference(each, "Organization"));
                Maybe(it, "generalPractitioner", () => new JsonArray(Several(2, () => Reference(each, "Organization", "Practitioner"))));
                Maybe(it, "link", () => new JsonArray(new JsonObject { ["other"] = Local(each, "Patient"), ["type"] = "seealso" }));
                break;
            case "Observation":
                Required(it, "status", "final", "preliminary");
                it["code"] = Concept();
                Maybe(it, "category", () => new JsonArray(Concept()));
                Choice(it, ("effectiveDateTime", () => Date()), ("effectivePeriod", Period), ("effectiveTiming", Timing), ("effectiveInstant", () => Pick("2024-02-29T23:59:59.500Z", "2024-03-01T00:00:00Z")));
                Choice(it, ("valueQuantity", () => Amount()), ("valueCodeableConcept", Concept), ("valueString", () => Word()), ("valueDateTime", () => Date()), ("valuePeriod", () => Period()));
                Maybe(it, "component", () => new JsonArray(Several(2, Component)));
                HoldToItsRules(it);
                Maybe(it, "subject", () => Reference(each, "Patient", "Location"), 85);
                Maybe(it, "encounter", () => Reference(each, "Encounter"));
                Maybe(it, "performer", () => new JsonArray(Several(2, () => Reference(each, "Practitioner", "Organization", "Patient"))));
                Maybe(it, "contained", () => Contained(it, each), 20);
                Maybe(it, "hasMember", () => new JsonArray(Several(2, () => Reference(each, "Observation", "QuestionnaireResponse"))));
                break;
            case "Encounter":
                Required(it, "status", "finished", "planned");
                it["class"] = Coding();
                Maybe(it, "type", () => new JsonArray(Concept()));
                Maybe(it, "period", () => Period());
                Maybe(it, "length", () => Quantity("min"));
                Maybe(it, "subject", () => Reference(each, "Patient"), 85);
                Maybe(it, "location", () => new JsonArray(Several(2, () => new JsonObject { ["location"] = Local(each, "Location"), ["period"] = Period() })));
                Maybe(it, "partOf", () => Reference(each, "Encounter"));
                Maybe(it, "serviceProvider", () => Reference(each, "Organization"));
                break;
            case "Immunization":
                Required(it, "status", "completed", "not-done");
                it["vaccineCode"] = Concept();
                it["patient"] = Local(each, "Patient");
                it["occurrenceDateTime"] = Date();
                Maybe(it, "lotNumber", () => Word());
                Maybe(it, "location", () => Reference(each, "Location"));
                Maybe(it, "manufacturer", () => Reference(each, "Organization"));
                Maybe(it, "performer", () => new JsonArray(new JsonObject { ["actor"] = Reference(each, "Practitioner", "Organization") }));
                Maybe(it, "reaction", () => new JsonArray(Several(2, () => new JsonObject { ["date"] = Date() })));
                Maybe(it, "protocolApplied", () => new JsonArray(new JsonObject { ["series"] = Word(), ["targetDisease"] = new JsonArray(Concept()), ["doseNumberPositiveInt"] = 1 }));
                break;
            case "Condition":
                it["code"] = Concept();
                it["subject"] = Local(each, "Patient");
                Maybe(it, "severity", Concept);
                Maybe(it, "recordedDate", () => Date());
                Choice(it, ("onsetDateTime", () => Date()), ("onsetPeriod", () => Period()), ("onsetAge", () => Years(random.Next(1, 90))), ("onsetRange", AgeRange), ("onsetString", () => Word()));
                Maybe(it, "encounter", () => Reference(each, "Encounter"));
                Maybe(it, "asserter", () => Reference(each, "Practitioner", "Patient"));
                break;
            case "Organization" or "Location":
                it["name"] = Word() + (Chance(30) ? " " + Word() : "");
                Maybe(it, "alias", () => new JsonArray(Several(2, () => Word())));
                Maybe(it, "type", () => new JsonArray(Concept()));
                Maybe(it, "partOf", () => Reference(each, type));
                if (type == "Organization")
                {
                    Maybe(it, "active", () => Chance(50));
                    Maybe(it, "address", () => new JsonArray(Several(2, Address)));
                }
                else
                {
                    Maybe(it, "status", () => Pick("active", "suspended"));
                }

                break;
            case "Practitioner":
                People(it);
                break;
            case "Questionnaire":
                Required(it, "status", "active", "draft");
                Maybe(it, "url", () => Pick("http://example.org/Questionnaire/q", "http://example.org/Questionnaire/r"));
                Maybe(it, "version", () => Pick("1", "2.0"));
                Maybe(it, "title", () => Word());
                Maybe(it, "date", () => Date());
                Maybe(it, "effectivePeriod", Period);
                Maybe(it, "useContext", () => new JsonArray(Several(2, UseContext)));
                break;
            case "Consent":
                Required(it, "status", "active", "proposed");
                it["scope"] = Concept();
                it["category"] = new JsonArray(Several(2, Concept));
                it["policyRule"] = Concept();
                it["patient"] = Local(each, "Patient");
                Maybe(it, "dateTime", () => Date());
                Maybe(it, "provision", () => new JsonObject { ["period"] = Period() });
                break;
            case "Goal":
                Required(it, "lifecycleStatus", "active", "proposed");
                it["description"] = Concept();
                it["subject"] = Reference(each, "Patient", "Organization");
                Maybe(it, "category", () => new JsonArray(Several(2, Concept)));
                Maybe(it, "startDate", () => Day());
                Maybe(it, "target", () => new JsonArray(Several(2, () => new JsonObject { ["dueDate"] = Day() })));
                break;
            case "Slot":
                Required(it, "status", "free", "busy");
                it["schedule"] = new JsonObject { ["reference"] = "Schedule/nowhere" };
                (it["start"], it["end"]) = (Pick("2024-02-29T23:59:59.500Z", "2024-03-01T00:00:00Z", "2024-03-01T01:30:00+02:00"), "2024-03-02T00:00:00Z");
                Maybe(it, "serviceType", () => new JsonArray(Concept()));
                break;
            case "CarePlan":
                Required(it, "status", "active", "draft");
                it["intent"] = "plan";
                it["subject"] = Local(each, "Patient");
                Maybe(it, "period", Period);
                Maybe(it, "category", () => new JsonArray(Concept()));
                Maybe(it, "encounter", () => Reference(each, "Encounter"));
                Maybe(it, "activity", () => new JsonArray(Several(2, Activity)));
                break;
            case "ServiceRequest":
                Required(it, "status", "active", "draft");
                it["intent"] = "order";
                it["code"] = Concept();
                it["subject"] = Reference(each, "Patient", "Location");
                Choice(it, ("occurrenceDateTime", () => Date()), ("occurrencePeriod", Period), ("occurrenceTiming", Timing));
                Maybe(it, "authoredOn", () => Date());
                Maybe(it, "encounter", () => Reference(each, "Encounter"));
                break;
            case "QuestionnaireResponse":
                Required(it, "status", "completed", "in-progress");
                Maybe(it, "questionnaire", () => Pick("http://example.org/Questionnaire/q", "http://example.org/Questionnaire/q|1", "http://example.org/Questionnaire/q|2.0"));
                Maybe(it, "authored", () => Date());
                Maybe(it, "subject", () => Reference(each, "Patient", "Organization"), 85);
                Maybe(it, "author", () => Reference(each, "Practitioner", "Patient"));
                Maybe(it, "encounter", () => Reference(each, "Encounter"));
                break;
            default:
                Required(it, "status", "final", "preliminary");
                it["subject"] = Local(each, "Patient");
                Choice(it, ("occurrenceDateTime", () => Date()), ("occurrencePeriod", () => Period()));
                Maybe(it, "condition", () => Reference(each, "Condition"));
                it["prediction"] = new JsonArray(Several(2, Prediction));
                break;
        }

        return it;
    }

    private void Meta(JsonObject it)
    {
        var meta = new JsonObject();
        Maybe(meta, "profile", () => new JsonArray(Pick("http://example.org/fhir/a", "http://example.org/fhir/a|1.0", "http://example.org/fhir/ab", "urn:oid:1.2.3")), 30);
        Maybe(meta, "tag", () => new JsonArray(Several(2, Coding)), 40);
        Maybe(meta, "security", () => new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", ["code"] = Pick("N", "U", "L") }), 30);
        if (meta.Count > 0)
        {
            it["meta"] = meta;
        }
    }

    private void People(JsonObject it)
    {
        Maybe(it, "active", () => Chance(50));
        Maybe(it, "gender", () => Pick("female", "male", "other"));
        Maybe(it, "name", () => new JsonArray(Several(2, () => new JsonObject
        {
            ["family"] = Word() + (Chance(40) ? " " + Word() : ""),
            ["given"] = new JsonArray(Several(2, () => Word())),
        })), 80);
    }

    /// <summary>Who performed it, inside: a Practitioner, or an Organization that is part of another, which is inside as well or is not.</summary>
    private JsonArray Contained(JsonObject holder, int each)
    {
        var inside = new JsonObject { ["resourceType"] = Pick("Practitioner", "Organization"), ["id"] = "inside" };
        holder["performer"] = new JsonArray(new JsonObject { ["reference"] = "#inside" });
        if (SpecSearch.TypeOf(inside) == "Practitioner")
        {
            People(inside);
            return new JsonArray(inside);
        }

        inside["name"] = Word();
        var isWholeInside = Chance(50);
        inside["partOf"] = isWholeInside ? new JsonObject { ["reference"] = "#whole" } : Local(each, "Organization");
        return isWholeInside
            ? new JsonArray(inside, new JsonObject { ["resourceType"] = "Organization", ["id"] = "whole", ["name"] = Word(), ["partOf"] = Local(each, "Organization") })
            : new JsonArray(inside);
    }

    /// <summary>A component whose code is the Observation's own has no place beside a value (obs-7).</summary>
    private static void HoldToItsRules(JsonObject observation)
    {
        HashSet<string> own = [.. SpecValues.Elements(observation, "code.coding").Select(one => one.ToJsonString())];
        if (SpecValues.Elements(observation, "component.code.coding").Any(one => own.Contains(one.ToJsonString())))
        {
            observation.Remove("component");
        }
    }

    private JsonObject Local(int each, params string[] types) => new() { ["reference"] = Address(each, types) };

    private string Address(int each, string[] types)
    {
        var type = Pick(types);
        return $"{type}/{Id(type, random.Next(each))}";
    }

    /// <summary>To a resource here, to one elsewhere, to a version, or by identifier, words or nothing but type.</summary>
    private JsonObject Reference(int each, params string[] types) => random.Next(12) switch
    {
        0 => new JsonObject { ["reference"] = "urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7" },
        1 => new JsonObject { ["reference"] = "http://elsewhere.example/fhir/" + Address(each, types) },
        2 => new JsonObject { ["reference"] = Address(each, types) + "/_history/1" },
        3 => new JsonObject { ["identifier"] = Identifier() },
        4 => new JsonObject { ["display"] = "somebody" },
        _ => Local(each, types),
    };

    private static string Id(string type, int n) => $"{type[..3].ToLowerInvariant()}{(type == "Practitioner" ? "t" : "")}-{n.ToString(CultureInfo.InvariantCulture)}";

    private void Required(JsonObject it, string name, params string[] values) => it[name] = Pick(values);

    private void Maybe(JsonObject it, string name, Func<JsonNode> value, int percent = 60)
    {
        if (Chance(percent))
        {
            it[name] = value();
        }
    }

    private void Choice(JsonObject it, params (string Name, Func<JsonNode> Value)[] ways)
    {
        if (Chance(85))
        {
            var (name, value) = Pick(ways);
            it[name] = value();
        }
    }

    private JsonNode?[] Several(int most, Func<JsonNode> one) => [.. Enumerable.Range(0, 1 + random.Next(most)).Select(_ => one())];
}
