using System.Globalization;
using System.Text.Json.Nodes;
using HealthAssess.Protocols;
using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Tests.Bench;

/// <summary>A pack as it is written, with one thing changed: a threshold, an operator or a hit policy. Its own cases must notice.</summary>
/// <param name="Change">Where, and what became what.</param>
/// <param name="Pack">As read; a change that is refused is noticed too.</param>
internal sealed record ProtocolMutant(string Change, PackReading Pack)
{
    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        [">="] = ">",
        [">"] = ">=",
        ["<="] = "<",
        ["<"] = "<=",
        ["="] = "!=",
        ["!="] = "=",
        ["+"] = "-",
        ["-"] = "+",
        ["*"] = "/",
        ["/"] = "*",
        ["and"] = "or",
        ["or"] = "and",
    };

    public static IEnumerable<ProtocolMutant> Of(Protocol protocol)
    {
        var folder = $"Packs/{protocol.Id}/{protocol.Version}/";
        JsonObject Fresh() => JsonNode.Parse(PackFiles.Read(folder + "protocol.json"))!.AsObject();
        foreach (var (path, was, becomes) in Changes(Fresh()))
        {
            var changed = Fresh();
            Set(changed, path, becomes);
            var text = changed.ToJsonString();
            yield return new ProtocolMutant($"{string.Join('.', path)}: {was.ToJsonString()} → {becomes.ToJsonString()}", PackReader.Read(file => file == "protocol.json" ? text : PackFiles.Read(folder + file)));
        }
    }

    /// <summary>True when a case of the pack notices.</summary>
    public bool Killed(IReadOnlyList<PackCase> cases) => Pack.Protocol is not { } protocol || cases.Any(one => one.Failure(protocol) is not null);

    private static IEnumerable<(object[] Path, JsonNode Was, JsonNode Becomes)> Changes(JsonObject pack) =>
    [
        .. pack["parameters"]!.AsObject().Where(pair => pair.Value!["kind"]!.ToString() == "number").SelectMany(pair => Shifts(["parameters", pair.Key, "default"], pair.Value!["default"]!)),
        .. pack["definitions"]!.AsObject().SelectMany(pair => Expressions(["definitions", pair.Key], pair.Value!)),
        .. Enumerable.Range(0, pack["tables"]!.AsArray().Count).SelectMany(at => Table(at, pack["tables"]![at]!.AsObject())),
    ];

    private static IEnumerable<(object[] Path, JsonNode Was, JsonNode Becomes)> Table(int at, JsonObject table)
    {
        var policy = table["hitPolicy"]!.ToString();
        if (policy != "collect")
        {
            yield return (["tables", at, "hitPolicy"], policy, policy == "first" ? "most-severe" : "first");
        }

        for (var rule = 0; rule < table["rules"]!.AsArray().Count; rule++)
        {
            foreach (var part in new[] { "when", "days" }.Where(part => table["rules"]![rule]![part] is not null))
            {
                foreach (var change in Expressions(["tables", at, "rules", rule, part], table["rules"]![rule]![part]!))
                {
                    yield return change;
                }
            }
        }
    }

    private static IEnumerable<(object[] Path, JsonNode Was, JsonNode Becomes)> Shifts(object[] path, JsonNode value)
    {
        var number = value.GetValue<decimal>();
        var step = value.ToJsonString().Contains('.', StringComparison.Ordinal) ? 0.1m : 1;
        return [(path, value, number + step), (path, value, number - step)];
    }

    /// <summary>Each operator and each number of an expression, changed alone.</summary>
    private static IEnumerable<(object[] Path, JsonNode Was, JsonNode Becomes)> Expressions(object[] path, JsonNode expression)
    {
        var text = expression.ToString();
        foreach (var token in Lexer.Read(text).Where(token => token.Kind != "text"))
        {
            IEnumerable<string> others = token.Kind == "number"
                ? [(decimal.Parse(token.Text, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture), "(" + token.Text + " - 1)"]
                : Operators.TryGetValue(token.Text, out var other) ? [other] : [];
            foreach (var becomes in others)
            {
                yield return (path, expression, text[..token.At] + becomes + text[(token.At + token.Text.Length)..]);
            }
        }
    }

    private static void Set(JsonNode node, object[] path, JsonNode value)
    {
        foreach (var part in path[..^1])
        {
            node = (part is int index ? node[index] : node[(string)part])!;
        }

        node[(string)path[^1]] = value.DeepClone();
    }
}
