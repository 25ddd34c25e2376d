using System.Text;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>
/// The search of R4 as a plain loop over all resources, written from search.html and from nothing of ours: what takes an
/// index, a cache or a plan there is a question asked of each resource here.
/// </summary>
internal sealed class SpecSearch(IReadOnlyList<JsonObject> resources, DateTime now)
{
    private static readonly string[] Prefixes = ["eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap"];

    public IEnumerable<JsonObject> Find(string type, IReadOnlyList<(string Name, string Value)> criteria) =>
        resources.Where(one => TypeOf(one) == type && criteria.All(criterion => Holds(one, criterion.Name, criterion.Value)));

    /// <summary>Whether a criterion holds for a resource, be it one that another contains.</summary>
    private bool Holds(JsonObject resource, string name, string value, JsonObject? container = null)
    {
        var type = TypeOf(resource);
        if (name.StartsWith("_has:", StringComparison.Ordinal) && name.Split(':', 4) is [_, var from, var link, var condition])
        {
            var back = SpecParameter.Find(from, link);
            return resources.Any(one => TypeOf(one) == from && PointsTo(one, back, resource) && Holds(one, condition, value));
        }

        if (name.Split('.', 2) is [var first, var rest])
        {
            var forward = SpecParameter.Find(type, first.Split(':')[0]);
            var wanted = first.Contains(':', StringComparison.Ordinal) ? first.Split(':')[1] : null;
            return resources.Any(one => (wanted is null || TypeOf(one) == wanted) && Knows(TypeOf(one), rest) && PointsTo(resource, forward, one) && Holds(one, rest, value))
                || Inside(container ?? resource, resource, forward).Any(one => (wanted is null || TypeOf(one) == wanted) && !rest.StartsWith("_id", StringComparison.Ordinal) && !rest.StartsWith("_has", StringComparison.Ordinal) && Knows(TypeOf(one), rest) && Holds(one, rest, value, container ?? resource));
        }

        var (code, modifier) = name.Split(':', 2) is [var before, var after] ? (before, after) : (name, null);
        return code == "_id"
            ? (modifier == "not") != Split(value, ',').Contains(resource["id"]!.ToString())
            : Simple(resource, SpecParameter.Find(type, code), modifier, value);
    }

    /// <summary>Whether a reference under that parameter is one to that resource.</summary>
    public static bool PointsTo(JsonObject from, SpecParameter link, JsonObject to) =>
        link.Targets?.Contains(TypeOf(to)) != false
        && SpecValues.Elements(from, link).Any(element => element is JsonObject ? Literal(element) == $"{TypeOf(to)}/{to["id"]}" : IsAddress(element.ToString().Split('|'), to));

    private static bool IsAddress(string[] canonical, JsonObject of) =>
        of["url"]?.ToString() == canonical[0] && (canonical.Length == 1 || of["version"]?.ToString() == canonical[1]);

    /// <summary>The contained resources that a parameter points to.</summary>
    private static IEnumerable<JsonObject> Inside(JsonObject container, JsonObject holder, SpecParameter link) =>
        (container["contained"]?.AsArray() ?? []).OfType<JsonObject>().Where(one => SpecValues.Elements(holder, link).Any(element => element is JsonObject && element["reference"]?.ToString() == "#" + one["id"]));

    /// <summary>The types whose resources can be part of another of the same type.</summary>
    public static bool HasParts(string type) => type is "Encounter" or "Organization" or "Location";

    /// <summary>Whether one is the other, or is part of it, however far.</summary>
    private bool IsWithin(string type, string? part, string whole)
    {
        HashSet<string> seen = [];
        for (var at = part; at is not null && seen.Add(at);)
        {
            if (at == whole)
            {
                return true;
            }

            var resource = resources.FirstOrDefault(one => TypeOf(one) == type && one["id"]!.ToString() == at);
            at = resource?["partOf"] is { } next && Literal(next)?.Split('/') is [var there, var id] && there == type ? id : null;
        }

        return false;
    }

    public static string TypeOf(JsonObject resource) => resource["resourceType"]!.ToString();

    private static bool Knows(string type, string rest)
    {
        var code = rest.Split('.', ':')[0];
        return code == "_id" || (code == "_has" ? rest.Split(':', 4) is [_, var from, var link, _] && SpecParameter.Find(from, link).Targets!.Contains(type) : SpecParameter.Of(type).Any(one => one.Code == code));
    }

    private bool Simple(JsonObject resource, SpecParameter parameter, string? modifier, string value)
    {
        if (modifier == "missing")
        {
            return IsMissing(resource, parameter) == (value == "true");
        }

        var alternatives = Split(value, ',').Where(one => one.Length > 0);
        return modifier == "not"
            ? !alternatives.Any(one => One(resource, parameter, null, one))
            : alternatives.Any(one => One(resource, parameter, modifier, one));
    }

    // The parameter "patient" looks at references to Patients only.
    private static bool IsMissing(JsonObject resource, SpecParameter parameter) => !SpecValues.Elements(resource, parameter)
        .Any(element => parameter.Code != "patient" || Literal(element)?.Contains("Patient/", StringComparison.Ordinal) == true || element["type"]?.ToString() == "Patient");

    private bool One(JsonObject resource, SpecParameter parameter, string? modifier, string value) => parameter.Kind == Kind.Pair
        ? Pair(resource, parameter, value)
        : SpecValues.Elements(resource, parameter).Any(element => Matches(element, parameter, modifier, value));

    private static bool Pair(JsonObject resource, SpecParameter parameter, string value)
    {
        var (elements, firstPath, secondPath) = (parameter.Paths[0], parameter.Paths[1], parameter.Paths[2]);
        IEnumerable<JsonNode> holders = elements.Length == 0 ? [resource] : SpecValues.Elements(resource, elements.TrimStart('*'));
        holders = elements.StartsWith('*') ? holders.Append(resource) : holders;
        var (first, second) = (Split(value, '$')[0], Split(value, '$')[1]);
        return holders.Any(holder => SpecValues.Elements(holder, firstPath).Any(one => Token(one, null, null, first))
            && SpecValues.Elements(holder, secondPath).Any(one => secondPath == "valueQuantity" ? Quantity(one, second) : Token(one, null, null, second)));
    }

    private bool Matches(JsonNode element, SpecParameter parameter, string? modifier, string value) => parameter.Kind switch
    {
        Kind.Text => Text(element, parameter, modifier, Plain(value)),
        Kind.Token => Token(element, parameter.System, modifier, value),
        Kind.Date => Prefixed(Plain(value)) is var (prefix, date) && SpecDate.Of(element) is { } there && SpecDate.Compare(prefix, SpecDate.Of(date)!.Value, there, now),
        Kind.Number => Prefixed(Plain(value)) is var (prefix, digits) && SpecNumber.Of(element) is { } there && SpecNumber.Compare(prefix, digits, there),
        Kind.Quantity => Quantity(element, value),
        Kind.Reference => Reference(element, parameter, modifier, value),
        _ => Uri(element.ToString(), modifier, Plain(value)),
    };

    private static bool Text(JsonNode element, SpecParameter parameter, string? modifier, string asked) => SpecValues.Texts(element).Any(text => modifier switch
    {
        "exact" => text == asked,
        "contains" => SpecValues.Fold(text).Contains(SpecValues.Fold(asked), StringComparison.Ordinal),
        // The words of a person's name are searched independently.
        _ when parameter.Paths is ["name"] or ["name.family"] => SpecValues.WordBegins(text, asked),
        _ => SpecValues.Fold(text).StartsWith(SpecValues.Fold(asked), StringComparison.Ordinal),
    });

    private static bool Token(JsonNode element, string? implied, string? modifier, string value)
    {
        var parts = Split(value, '|').Select(Plain).ToList();
        return modifier switch
        {
            "text" => SpecValues.Tokens(element, implied).SelectMany(token => token.Words).Any(words => SpecValues.WordBegins(words, Plain(value))),
            "of-type" => string.Equals(element["value"]?.ToString(), parts[2], StringComparison.OrdinalIgnoreCase)
                && SpecValues.Elements(element, "type.coding").Any(one => (one["system"]?.ToString() ?? "") == parts[0] && one["code"]?.ToString() == parts[1]),
            // Case matters in the systems of HL7; of others nobody knows, and too much is better than too little.
            _ => SpecValues.Tokens(element, implied).Any(token =>
                (parts[^1].Length == 0 || string.Equals(token.Code, parts[^1], implied is null ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) && (parts.Count == 1 || (parts[0].Length == 0 ? token.System is null : token.System == parts[0]))),
        };
    }

    private static bool Quantity(JsonNode element, string value)
    {
        var parts = Split(value, '|').Select(Plain).ToList();
        var (prefix, digits) = Prefixed(parts[0]);
        var (system, code) = parts.Count == 3 ? (parts[1], parts[2]) : ("", "");
        var sample = element["low"] ?? element["high"] ?? element;
        var there = element["low"] is null && element["high"] is null ? SpecNumber.Compared(element) : SpecNumber.Of(element)!.Value;
        var (itsSystem, itsCode, itsUnit) = (sample["system"]?.ToString(), sample["code"]?.ToString(), sample["unit"]?.ToString());
        if (system.Length == 0)
        {
            return (code.Length == 0 || itsCode == code || itsUnit == code) && SpecNumber.Compare(prefix, digits, there);
        }

        return itsSystem == system && (code.Length == 0 || itsCode == code ? SpecNumber.Compare(prefix, digits, there)
            : itsCode is not null && SpecUnits.Factor(itsCode, code) is { } factor && SpecNumber.Compare(prefix, digits, new(Scaled(there.Low, factor), Scaled(there.High, factor))));
    }

    private static decimal Scaled(decimal end, decimal factor) => Math.Abs(end) == SpecNumber.Endless ? end : end * factor;

    private bool Reference(JsonNode element, SpecParameter parameter, string? modifier, string value)
    {
        if (modifier == "identifier")
        {
            // subject.where(resolve() is Patient): who it is that only a number names, nobody can tell.
            var isAnyone = parameter is { Code: "patient", Paths: ["subject"] } && element["reference"] is null && element["type"] is null;
            return !isAnyone && element["identifier"] is { } identifier && Token(identifier, null, null, value);
        }

        if (element is JsonValue canonical)
        {
            var (asked, there) = (Split(value, '|').Select(Plain).ToList(), canonical.ToString().Split('|'));
            if (modifier is "above" or "below")
            {
                var (narrow, wide) = modifier == "below" ? (there, asked.ToArray()) : (asked.ToArray(), there);
                return asked.Count == 1 ? Uri(there[0], modifier, asked[0])
                    : there[0] == asked[0] && there.Length > 1 && (narrow[1] == wide[1] || narrow[1].StartsWith(wide[1] + ".", StringComparison.Ordinal));
            }

            return there[0] == asked[0] && (asked.Count == 1 || (there.Length > 1 && there[1] == asked[1]));
        }

        var (literal, text) = (Literal(element), Plain(value));
        if (modifier is "above" or "below")
        {
            return literal?.Split('/') is [var kind, var here] && HasParts(kind) && parameter.Targets!.Contains(kind) && (!text.Contains('/', StringComparison.Ordinal) || text.StartsWith(kind + "/", StringComparison.Ordinal))
                && (modifier == "below" ? IsWithin(kind, here, text.Split('/')[^1]) : IsWithin(kind, text.Split('/')[^1], here));
        }

        return literal is not null && (text.Contains(':', StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal)
            ? literal == text && (parameter.Code != "patient" || text.Contains("Patient/", StringComparison.Ordinal))
            : literal.Split('/') is [var type, var id] && id == text && (modifier ?? type) == type && parameter.Targets!.Contains(type));
    }

    private static bool Uri(string there, string? modifier, string asked) => modifier switch
    {
        "below" => asked.StartsWith("urn:", StringComparison.Ordinal) ? there == asked : there.StartsWith(asked, StringComparison.Ordinal),
        "above" => there == asked || (!asked.StartsWith("urn:", StringComparison.Ordinal) && asked.StartsWith(there.TrimEnd('/') + "/", StringComparison.Ordinal)),
        _ => there == asked || there.StartsWith(asked + "|", StringComparison.Ordinal),
    };

    // A version is no part of which resource is meant; what is contained or only described is no resource here.
    private static string? Literal(JsonNode element) => element["reference"]?.ToString() is { } text && !text.StartsWith('#') ? text.Split("/_history/")[0] : null;

    private static (string Prefix, string Number) Prefixed(string value) => value.Length > 2 && Prefixes.Contains(value[..2]) ? (value[..2], value[2..]) : ("eq", value);

    /// <summary>Splits where the separator is not escaped.</summary>
    private static List<string> Split(string value, char separator)
    {
        List<string> parts = [""];
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == separator)
            {
                parts.Add("");
            }
            else
            {
                parts[^1] += value[i] == '\\' && i + 1 < value.Length ? $"{value[i]}{value[++i]}" : value[i].ToString();
            }
        }

        return parts;
    }

    private static string Plain(string value)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            plain.Append(value[i] == '\\' && i + 1 < value.Length ? value[++i] : value[i]);
        }

        return plain.ToString();
    }
}
