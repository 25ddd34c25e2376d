using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>What one concept map says of codes.</summary>
/// <remarks>http://hl7.org/fhir/R4/conceptmap.html. A target that depends on something not known here is no match.</remarks>
internal static class ConceptMapMatches
{
    public static bool IsBetween(Resource map, string? source, string? target) =>
        (source is null || map.Root["source"].Text == source) && (target is null || map.Root["target"].Text == target);

    public static IReadOnlyList<ParametersParameterBuilder> Of(Resource map, TranslateConcept request) =>
    [
        .. from asked in request.Asked
           from part in Groups(map, request, asked)
           from match in request.Reverse ? Backward(map, part, asked) : Forward(map, part, asked, request.Dependencies)
           select match,
    ];

    /// <summary>The map that is to be asked for what this one does not have.</summary>
    public static string? Other(Resource map, TranslateConcept request) => request.Reverse ? null : request.Asked.SelectMany(asked => Groups(map, request, asked))
        .Where(part => !request.Asked.Any(asked => part.All("element").Any(element => element["code"].Text == asked.Code)))
        .Select(part => part["unmapped"]).FirstOrDefault(unmapped => unmapped["mode"].Text == "other-map")["url"].Text;

    private static IEnumerable<Element> Groups(Resource map, TranslateConcept request, AskedCoding asked) =>
        from part in map.Root.All("group")
        let systems = request.Reverse ? (From: part["target"].Text, To: part["source"].Text) : (From: part["source"].Text, To: part["target"].Text)
        where (asked.System is null || asked.System == systems.From) && (request.TargetSystem is null || request.TargetSystem == systems.To)
        select part;

    private static IEnumerable<ParametersParameterBuilder> Forward(Resource map, Element part, AskedCoding asked, IReadOnlyList<AskedDependency> known)
    {
        var elements = part.All("element").Where(element => element["code"].Text == asked.Code).ToList();
        if (elements.Count == 0)
        {
            return Unmapped(map, part, asked);
        }

        return from element in elements
               from target in element.All("target")
               where target.All("dependsOn").All(depends => known.Any(one => Fulfils(one, depends)))
               select Match(map, target["equivalence"].Text, part["target"].Text, target, target);
    }

    private static IEnumerable<ParametersParameterBuilder> Backward(Resource map, Element part, AskedCoding asked) =>
        from element in part.All("element")
        from target in element.All("target")
        where target["code"].Text == asked.Code
        select Match(map, Turned(target["equivalence"].Text), part["source"].Text, element, default);

    /// <summary>The map says what the target is to the source; asked backward, the source is the answer.</summary>
    /// <remarks>http://hl7.org/fhir/R4/codesystem-concept-map-equivalence.html</remarks>
    private static string? Turned(string? equivalence) => equivalence switch
    {
        "wider" => "narrower",
        "narrower" => "wider",
        "subsumes" => "specializes",
        "specializes" => "subsumes",
        _ => equivalence,
    };

    /// <summary>What a group says of codes that it does not list.</summary>
    private static IEnumerable<ParametersParameterBuilder> Unmapped(Resource map, Element part, AskedCoding asked)
    {
        var unmapped = part["unmapped"];
        return unmapped["mode"].Text switch
        {
            "fixed" => [Match(map, "inexact", part["target"].Text, unmapped, default)],
            "provided" => [Match(map, "equal", new CodingBuilder { System = part["target"].Text, Code = asked.Code, Display = asked.Display }, default)],
            _ => [],
        };
    }

    private static bool Fulfils(AskedDependency known, Element depends) =>
        known.Element == depends["property"].Text && known.Value == depends["value"].Text && (depends["system"].Text is not { } system || known.System == system);

    private static ParametersParameterBuilder Match(Resource map, string? equivalence, string? system, Element to, Element target) =>
        Match(map, equivalence ?? "relatedto", to["code"].Text is { } code ? new CodingBuilder { System = system, Code = code, Display = to["display"].Text } : null, target);

    private static ParametersParameterBuilder Match(Resource map, string equivalence, CodingBuilder? concept, Element target) => new()
    {
        Name = "match",
        Part =
        [
            new ParametersParameterBuilder { Name = "equivalence", ValueCode = equivalence },
            .. concept is null ? [] : new[] { new ParametersParameterBuilder { Name = "concept", ValueCoding = concept } },
            .. target.All("product").Select(Product),
            .. (map.Root["url"].Text ?? (map.Id is { } id ? "ConceptMap/" + id : null)) is { } source ? new[] { new ParametersParameterBuilder { Name = "source", ValueUri = source } } : [],
        ],
    };

    private static ParametersParameterBuilder Product(Element product) => new()
    {
        Name = "product",
        Part =
        {
            new ParametersParameterBuilder { Name = "element", ValueUri = product["property"].Text },
            new ParametersParameterBuilder { Name = "concept", ValueCoding = new CodingBuilder { System = product["system"].Text, Code = product["value"].Text, Display = product["display"].Text } },
        },
    };
}
