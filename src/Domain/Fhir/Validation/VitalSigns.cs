using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HealthAssess.Fhir;

/// <summary>R4's own profiles of vital signs, and the LOINC codes whose observations have to keep to them.</summary>
/// <remarks>FHIR R4, observation-vitalsigns.html: who supports one of these vital signs conforms to its profile.</remarks>
internal static class VitalSigns
{
    private const string Base = "http://hl7.org/fhir/StructureDefinition/";
    private const string Loinc = "http://loinc.org";

    private static readonly (string Name, string Code, string[] Units)[] Table =
    [
        ("resprate", "9279-1", ["/min"]), ("heartrate", "8867-4", ["/min"]), ("oxygensat", "2708-6", ["%"]), ("bodytemp", "8310-5", ["Cel", "[degF]"]),
        ("bodyheight", "8302-2", ["cm", "[in_i]"]), ("headcircum", "9843-4", ["cm", "[in_i]"]), ("bodyweight", "29463-7", ["g", "kg", "[lb_av]"]), ("bmi", "39156-5", ["kg/m2"]),
    ];

    private static readonly FrozenDictionary<string, string> Urls = new (string Name, string Code)[] { ("vitalspanel", "85353-1"), ("bp", "85354-9") }
        .Concat(Table.Select(one => (one.Name, one.Code))).ToFrozenDictionary(one => one.Code, one => Base + one.Name, StringComparer.Ordinal);

    /// <summary>The profiles, and the value sets that their units are bound to.</summary>
    public static IReadOnlyList<Resource> Definitions { get; } =
    [
        Profile("vitalsigns", []),
        Profile("vitalspanel", [Code("85353-1"), Element("value[x]", 0, "0"), Element("hasMember", 1, "*"), Element("component", 0, "0")]),
        Profile("bp", [Code("85354-9"), Element("value[x]", 0, "0"), .. Pressure("Systolic", "8480-6"), .. Pressure("Diastolic", "8462-4")]),
        .. Table.Select(one => Profile(one.Name, [Code(one.Code), .. Quantity("value[x]", UnitsOf(one.Name))])),
        .. Table.Select(one => Units(one.Name, one.Units)), Units("bp", ["mm[Hg]"]),
    ];

    /// <summary>Whether it is the address of one of the profiles.</summary>
    public static bool Has(string canonical) => canonical.Split('|')[0] is var url && (url == Base + "vitalsigns" || Urls.Values.Contains(url));

    /// <summary>The profile that an observation has to keep to by its code; null for most.</summary>
    public static string? Of(Element observation)
    {
        foreach (var coding in observation["code"].All("coding"))
        {
            if (coding["code"].Text is { } code && Urls.TryGetValue(code, out var url) && coding["system"].Text == Loinc)
            {
                return url;
            }
        }

        return null;
    }

    private static string UnitsOf(string name) => $"https://healthassess.org/fhir/ValueSet/units-of-{name}";

    private static Resource Profile(string name, JsonObject[] own) => Read(new JsonObject
    {
        ["resourceType"] = "StructureDefinition",
        ["url"] = Base + name,
        ["version"] = "4.0.1",
        ["name"] = name,
        ["status"] = "active",
        ["kind"] = "resource",
        ["abstract"] = false,
        ["type"] = "Observation",
        ["snapshot"] = new JsonObject { ["element"] = new JsonArray([.. Common(), .. own]) },
    });

    /// <summary>What every vital sign has: the category, whose it is, and when.</summary>
    private static IEnumerable<JsonObject> Common()
    {
        yield return Rule(Element("", 0, "*"), "vs-2", "(component.empty() and hasMember.empty()) implies (dataAbsentReason.exists() or value.exists())");
        yield return Sliced(Element("category", 1, "*"), "$this");
        yield return With(Element("category:VSCat", 1, "1"), "patternCodeableConcept", Concept("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs"));
        yield return Element("subject", 1, "1");
        yield return Rule(With(Element("effective[x]", 1, "1"), "type", new JsonArray(Of("dateTime"), Of("Period"))), "vs-1", "$this is Period or $this.toString().length() >= 8");
    }

    private static JsonObject Code(string code) => With(Element("code", 1, "1"), "patternCodeableConcept", Concept(Loinc, code));

    private static IEnumerable<JsonObject> Pressure(string name, string code)
    {
        if (name == "Systolic")
        {
            yield return Sliced(Rule(Element("component", 2, "*"), "vs-3", "value.exists() or dataAbsentReason.exists()"), "code");
        }

        yield return Element($"component:{name}BP", 1, "1");
        yield return With(Element($"component:{name}BP.code", 1, "1"), "patternCodeableConcept", Concept(Loinc, code));
        foreach (var part in Quantity($"component:{name}BP.value[x]", UnitsOf("bp")))
        {
            yield return part;
        }
    }

    /// <summary>A value with its unit in UCUM.</summary>
    private static IEnumerable<JsonObject> Quantity(string path, string units) =>
    [
        With(Element(path, 0, "1"), "type", new JsonArray(Of("Quantity"))),
        Element(path + ".value", 1, "1"), Element(path + ".unit", 1, "1"), With(Element(path + ".system", 1, "1"), "fixedUri", "http://unitsofmeasure.org"),
        With(Element(path + ".code", 1, "1"), "binding", new JsonObject { ["strength"] = "required", ["valueSet"] = units }),
    ];

    private static Resource Units(string name, string[] units) => Read(new JsonObject
    {
        ["resourceType"] = "ValueSet",
        ["url"] = UnitsOf(name),
        ["status"] = "active",
        ["compose"] = new JsonObject { ["include"] = new JsonArray(new JsonObject { ["system"] = "http://unitsofmeasure.org", ["concept"] = new JsonArray([.. units.Select(unit => new JsonObject { ["code"] = unit })]) }) },
    });

    private static JsonObject Element(string path, int min, string max)
    {
        var id = path.Length == 0 ? "Observation" : "Observation." + path;
        var element = new JsonObject { ["id"] = id, ["path"] = string.Join('.', id.Split('.').Select(step => step.Split(':')[0])), ["min"] = min, ["max"] = max };
        return id.Split('.')[^1].Split(':') is [_, var slice] ? With(element, "sliceName", slice) : element;
    }

    private static JsonObject Sliced(JsonObject element, string path) => With(element, "slicing", new JsonObject
    {
        ["discriminator"] = new JsonArray(new JsonObject { ["type"] = "pattern", ["path"] = path }),
        ["rules"] = "open",
    });

    private static JsonObject Rule(JsonObject element, string key, string expression) =>
        With(element, "constraint", new JsonArray(new JsonObject { ["key"] = key, ["severity"] = "error", ["human"] = key, ["expression"] = expression }));

    private static JsonObject Concept(string system, string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = system, ["code"] = code }) };

    private static JsonObject Of(string type) => new() { ["code"] = type };

    private static JsonObject With(JsonObject element, string name, JsonNode value)
    {
        element[name] = value;
        return element;
    }

    private static Resource Read(JsonObject definition) => Resource.Parse(definition.ToJsonString(JsonSerializerOptions.Default));
}
