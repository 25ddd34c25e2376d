using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>Invented questions about invented resources: mostly about values that are there, sometimes about ones that are not.</summary>
internal sealed class RandomQueries(int seed, IReadOnlyList<JsonObject> resources)
{
    private readonly RandomResources random = new(seed);

    /// <summary>One to three criteria over a type.</summary>
    public (string Type, List<(string Name, string Value)> Criteria) Next()
    {
        var type = random.Pick([.. SpecParameter.Types]);
        return (type, [.. Enumerable.Range(0, random.Pick(1, 1, 1, 2, 3)).Select(_ => Criterion(type, 3))]);
    }

    /// <summary>One to three _include and _revinclude over a type.</summary>
    public List<(string Name, string Value)> Includes(string type) => [.. Enumerable.Range(0, random.Pick(1, 2, 3)).Select(n => Include(n == 0 ? type : random.Pick([.. SpecParameter.Types])))];

    private (string Name, string Value) Include(string type)
    {
        var name = random.Pick("_include", "_include:iterate");
        var own = SpecParameter.Of(type).Where(one => one.Targets?.Length > 0).ToArray();
        if (own.Length == 0 || random.Chance(40))
        {
            var back = Backward(type);
            var (from, reference) = back.Count == 0 ? ("Patient", SpecParameter.Find("Patient", "organization")) : random.Pick([.. back]);
            return ("_rev" + name[1..], random.Pick("*", $"{from}:*", $"{from}:{reference.Code}", $"{from}:{reference.Code}", $"{from}:{reference.Code}:{random.Pick(reference.Targets!)}"));
        }

        var link = random.Pick(own);
        return (name, random.Pick("*", $"{type}:*", $"{type}:{link.Code}", $"{type}:{link.Code}", $"{type}:{link.Code}:{random.Pick(link.Targets!)}"));
    }

    private (string Name, string Value) Criterion(string type, int depth)
    {
        var way = random.Next(10);
        if (way == 0 && depth > 0 && Backward(type) is { Count: > 0 } links)
        {
            var (from, link) = random.Pick([.. links]);
            var (name, value) = Criterion(from, depth - 1);
            return ($"_has:{from}:{link.Code}:{name}", value);
        }

        if (way is 1 or 2 && depth > 0)
        {
            SpecParameter[] forward = [.. SpecParameter.Of(type).Where(one => one.Targets?.Length > 0)];
            if (forward.Length > 0)
            {
                var link = random.Pick(forward);
                var target = random.Pick(link.Targets!);
                var (name, value) = Criterion(target, depth - 1);
                // Where every possible type must know what follows, the type is said.
                var typed = link.Targets!.Length > 1 ? $"{link.Code}:{target}" : link.Code;
                return ($"{typed}.{name}", value);
            }
        }

        return way == 3 ? Id(type) : Simple(type, random.Pick([.. SpecParameter.Of(type)]));
    }

    private (string, string) Id(string type) => (random.Pick("_id", "_id:not"), string.Join(',', Enumerable.Range(0, 2).Select(_ => random.Pick([.. Of(type)])["id"]!.ToString())));

    private static List<(string From, SpecParameter Link)> Backward(string type) =>
        [.. SpecParameter.Types.SelectMany(from => SpecParameter.Of(from).Where(one => one.Targets?.Contains(type) == true).Select(one => (from, one)))];

    private IEnumerable<JsonObject> Of(string type) => resources.Where(one => SpecSearch.TypeOf(one) == type);

    private (string, string) Simple(string type, SpecParameter parameter)
    {
        if (parameter.Kind != Kind.Pair && random.Chance(8))
        {
            return (parameter.Code + ":missing", random.Pick("true", "false"));
        }

        var modifier = random.Chance(40) ? Modifier(parameter) : "";
        var alternatives = Enumerable.Range(0, random.Pick(1, 1, 2)).Select(_ => Value(type, parameter, modifier));
        return (parameter.Code + modifier, string.Join(',', alternatives));
    }

    private string Modifier(SpecParameter parameter) => parameter.Kind switch
    {
        Kind.Text => random.Pick(":exact", ":contains"),
        Kind.Token when parameter.Code == "identifier" => random.Pick(":not", ":of-type"),
        Kind.Token when parameter.Code is "telecom" or "phone" or "email" => ":not",
        Kind.Token => random.Pick(":not", ":text"),
        Kind.Uri => random.Pick(":above", ":below"),
        Kind.Reference when parameter.Code == "questionnaire" => random.Pick(":above", ":below"),
        Kind.Reference when parameter.Targets!.Any(SpecSearch.HasParts) && random.Chance(50) => random.Pick(":above", ":below"),
        Kind.Reference when parameter.Targets is { Length: > 0 } targets => random.Pick(":identifier", ":" + random.Pick(targets)),
        _ => "",
    };

    private string Value(string type, SpecParameter parameter, string modifier)
    {
        if (parameter.Kind == Kind.Pair)
        {
            return $"{TokenValue(null)}${(parameter.Code.EndsWith("quantity", StringComparison.Ordinal) ? QuantityValue() : TokenValue(null))}";
        }

        return parameter.Kind switch
        {
            Kind.Text => Escaped(TextValue(type, parameter, modifier)),
            Kind.Token => modifier switch
            {
                ":text" => random.Pick("body", "Temp", "FIEVRE", "temperature of", "jaune", "emp"),
                ":of-type" => $"{Escaped(random.SystemText())}|{Escaped(random.CodeText())}|{Escaped(random.CodeText())}",
                _ => TokenOf(type, parameter),
            },
            Kind.Date => random.Pick("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap") + (parameter.Code == "birthdate" ? random.Pick("1990", "1990-05", "1990-05-17", "1995", "2000-01-01") : random.Pick(random.Date(), "2024-02-29T23:59", "2024-01-15", "2030")),
            Kind.Number => random.Pick("", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap") + random.Pick("0.5", "0.3", "0.50", "0.8", "1", "20", "60", "40"),
            Kind.Quantity => parameter.Code == "onset-age" ? random.Pick("", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap") + random.Next(80) + random.Pick("", "||a", "|http://unitsofmeasure.org|a") : QuantityValue(),
            Kind.Reference => ReferenceValue(type, parameter, modifier),
            _ => random.Pick("http://example.org/fhir/a", "http://example.org/fhir/a|1.0", "http://example.org/fhir/", "http://example.org/fhir/abc", "http://example.org/fhir/a/b/c", "urn:oid:1.2.3", "urn:oid:1.2"),
        };
    }

    private string TextValue(string type, SpecParameter parameter, string modifier)
    {
        string[] there = [.. Of(type).SelectMany(one => SpecValues.Elements(one, parameter)).SelectMany(SpecValues.Texts)];
        var text = there.Length == 0 || random.Chance(10) ? random.Word() : random.Pick(there);
        return modifier switch
        {
            ":exact" => random.Chance(80) ? text : text.ToUpperInvariant(),
            ":contains" when text.Length > 3 => text[1..^1],
            _ => random.Pick(text, text.ToUpperInvariant(), text[..Math.Max(2, text.Length / 2)], text.Split(' ')[^1], SpecValues.Fold(text)),
        };
    }

    private string TokenOf(string type, SpecParameter parameter)
    {
        SpecToken[] there = [.. Of(type).SelectMany(one => SpecValues.Elements(one, parameter)).SelectMany(one => SpecValues.Tokens(one, parameter.System)).Where(one => one.Code is not null)];
        if (there.Length == 0 || random.Chance(15))
        {
            return parameter.System is null ? TokenValue(null) : "http://example.org/wrong|female";
        }

        var token = random.Pick(there);
        token = parameter.System is null && parameter.Code != "active" && random.Chance(25) ? token with { Code = token.Code!.ToUpperInvariant() } : token;
        var isPlain = parameter.Code is "telecom" or "phone" or "email" or "active";
        return random.Next(isPlain ? 1 : parameter.System is null ? 4 : 2) switch
        {
            0 => Escaped(token.Code!),
            1 => $"{Escaped(token.System ?? "")}|{Escaped(token.Code!)}",
            2 => "|" + Escaped(token.Code!),
            _ => Escaped(token.System ?? random.SystemText()) + "|",
        };
    }

    private string TokenValue(string? system) => random.Chance(50) ? Escaped(random.CodeText()) : $"{Escaped(system ?? random.SystemText())}|{Escaped(random.CodeText())}";

    private string QuantityValue() => random.Pick("", "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap")
        + random.Pick("100", "100.0", "100.5", "99.5", "1.5", "1500", "1", "2", "-2", "0.0054", "5.4", "5.40")
        + random.Pick("", "", "|http://unitsofmeasure.org|" + random.Pick([.. SpecUnits.Codes]), "||" + random.Pick("g", "kilo", "kg", "words"), "|http://unitsofmeasure.org|", "|urn:other|g");

    private string ReferenceValue(string type, SpecParameter parameter, string modifier)
    {
        if (parameter.Code == "questionnaire")
        {
            return random.Pick("http://example.org/Questionnaire/q", "http://example.org/Questionnaire/q|1", "http://example.org/Questionnaire/q|2.0", "http://example.org/Questionnaire/q|2", "http://example.org/Questionnaire/q|1.2", "http://example.org/Questionnaire", "http://example.org/Questionnaire/x");
        }

        if (modifier is ":above" or ":below")
        {
            var whole = random.Pick([.. parameter.Targets!.Where(SpecSearch.HasParts)]);
            var id = random.Pick([.. Of(whole)])["id"]!.ToString();
            return random.Pick(id, $"{whole}/{id}");
        }

        if (modifier == ":identifier")
        {
            return random.Pick(TokenValue(null), Escaped(random.SystemText()) + "|", "|" + Escaped(random.CodeText()));
        }

        string[] literals = [.. Of(type).SelectMany(one => SpecValues.Elements(one, parameter)).Select(one => one["reference"]?.ToString().Split("/_history/")[0]).OfType<string>().Where(literal => !literal.StartsWith('#'))];
        var literal = literals.Length == 0 || random.Chance(10) ? "Patient/nobody" : random.Pick(literals);
        var isLocal = !literal.Contains(':', StringComparison.Ordinal);
        return modifier.Length > 0 ? literal.Split('/')[^1].Split(':')[0] : isLocal && random.Chance(50) ? literal.Split('/')[1] : literal;
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
}
