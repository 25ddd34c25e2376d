using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>One request of the attack.</summary>
/// <param name="Door">The door that it knocks at.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Body">JSON, or null.</param>
/// <param name="Foreign">True when it is about a record that nobody here may know of.</param>
/// <param name="Tells">The word that a number of matches above zero would give away, though the word itself is not in the answer.</param>
internal sealed record Probe(Door Door, string Method, string Address, string? Body = null, bool Foreign = false, string? Tells = null)
{
    /// <summary>The same question about an id that nothing has: the answers must be alike.</summary>
    public string? Twin { get; init; }

    public static IEnumerable<Probe> Of(Door door, World world) => door.Methods.SelectMany(method => (method, door.Pattern) switch
    {
        ("GET" or "HEAD", "/fhir/R4/{type}") => Searches(door, world).Where(_ => method == "GET"),
        ("POST", "/fhir/R4/{type}/_search") => Searches(door, world).Select(one => one with { Method = "POST", Address = one.Address.Replace("?", "/_search?", StringComparison.Ordinal) }),
        ("GET", _) => Addresses(door, world, method),
        ("HEAD", _) => [],
        _ => Addresses(door, world, method).Where(one => one.Foreign || !one.Address.Contains("0197", StringComparison.Ordinal)),
    });

    /// <summary>Searches that try to get at what a plain read would not show.</summary>
    private static IEnumerable<Probe> Searches(Door door, World world)
    {
        (string Query, string? Tells)[] queries =
        [
            ($"Patient?family={World.Name}", null),
            ($"Patient?family={World.Foreign}", World.Foreign),
            ($"Patient?identifier={World.Foreign}-1&_summary=count", World.Foreign),
            ($"Patient?_id={world.ForeignPatient}&_summary=count", World.Foreign),
            ($"Patient?family={World.Name}&_revinclude=*", null),
            ($"Patient?family={World.Name}&_revinclude=Observation:subject&_revinclude=Immunization:patient", null),
            ($"Patient?_has:Observation:patient:code={World.SecretCode}", World.Secret),
            ($"Patient?_has:Observation:patient:code={World.SecretCode}&_summary=count", World.Secret),
            ($"Patient?_has:Observation:patient:code=zq-code-4&_total=accurate", World.Foreign),
            ("Observation?_include=*&_count=50", null),
            ("Observation?_include=Observation:subject&_include:iterate=Patient:*", null),
            ($"Observation?subject:Patient.family={World.Foreign}", World.Foreign),
            ($"Observation?code={World.SecretCode}&_summary=count", World.Secret),
            ("Observation?code=zq-code-2&_summary=count", World.Former),
            ("Observation?_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R&_total=accurate", World.Secret),
            ($"Observation?patient={world.ForeignPatient}&_total=accurate", World.Foreign),
            ($"Observation?_id={world.SecretObservation},{world.ForeignObservation}&_summary=count", World.Secret),
            ("Observation?code:missing=false&_sort=-date&_count=50", null),
            ($"Immunization?patient.family={World.Name}&_include=Immunization:patient", null),
            ($"Patient?_elements=id&family={World.Foreign}", World.Foreign),
            ($"Observation?code:text={World.Foreign}&_summary=count", World.Foreign),
        ];
        return queries.Select(one => new Probe(door, "GET", "/fhir/R4/" + one.Query, Tells: one.Tells));
    }

    private static IEnumerable<Probe> Addresses(Door door, World world, string method)
    {
        var parameters = door.Route.RoutePattern.Parameters;
        if (parameters.Count == 0)
        {
            yield return new Probe(door, method, door.Pattern, BodyOf(door, world.ForeignPatient));
            yield break;
        }

        var hasType = parameters.Any(one => one.Name == "type");
        var isOneEnough = method != "GET" ? door.IsPage : parameters.Any(one => one.IsCatchAll);
        foreach (var (type, id) in isOneEnough ? [("Patient", world.ForeignPatient)] : world.Targets)
        {
            var address = Fill(door.Route.RoutePattern, type, id);
            var foreign = id == world.ForeignPatient || id == world.ForeignObservation;
            yield return new Probe(door, method, address, BodyOf(door, foreign ? id : world.ForeignPatient, hasType ? type : null), foreign)
            {
                Twin = foreign && address.Contains(id, StringComparison.Ordinal) ? Fill(door.Route.RoutePattern, type, world.Nobody) : null,
            };
        }
    }

    private static string Fill(RoutePattern pattern, string type, string id) => "/" + string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "type" or "Type" } => type,
            RoutePatternParameterPart { Name: "version" or "Version" or "vid" } => "1",
            RoutePatternParameterPart { IsCatchAll: true } => "zq/zq",
            _ => id,
        }))));

    /// <summary>A body for whatever the door reads: every field that could name a record names the one that is not ours to touch.</summary>
    private static string? BodyOf(Door door, string id, string? type = null)
    {
        if (type is not null)
        {
            return type == "Patient"
                ? $$"""{"resourceType":"Patient","id":"{{id}}","name":[{"family":"Taken"}]}"""
                : $$"""{"resourceType":"{{type}}","id":"{{id}}","status":"final","code":{"text":"taken"},"subject":{"reference":"Patient/{{id}}" } }""";
        }

        if (door.Route.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } body)
        {
            return "{}";
        }

        var json = new JsonObject();
        foreach (var property in body.GetProperties().Where(property => property.CanRead && property.GetIndexParameters().Length == 0))
        {
            json[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, id);
        }

        return json.ToJsonString();
    }

    private static JsonNode? Value(Type type, string id) =>
        type == typeof(Guid) ? id
        : type == typeof(string) ? id
        : type == typeof(bool) ? true
        : type == typeof(DateOnly) ? "2026-11-01"
        : type == typeof(DateTimeOffset) ? "2026-11-01T10:00:00Z"
        : type.IsPrimitive || type.IsEnum ? 1
        : null;
}
