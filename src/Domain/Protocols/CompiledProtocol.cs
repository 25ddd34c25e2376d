using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>A protocol as JSON that a small evaluator can run: expression trees, parameters and sentences, nothing to parse. The browser reads it.</summary>
public static class CompiledProtocol
{
    /// <summary>The protocol.</summary>
    public static JsonObject Of(Protocol protocol) => Of(protocol, new Situation { AsOf = default });

    /// <summary>The protocol with the parameter values that hold somewhere.</summary>
    public static JsonObject Of(Protocol protocol, Situation situation)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var values = protocol.ParametersIn(situation);
        return new JsonObject
        {
            ["id"] = protocol.Id,
            ["version"] = protocol.Version,
            ["parameters"] = new JsonObject(protocol.Parameters.Values.Select(parameter => KeyValuePair.Create(parameter.Name, Value(values[parameter.Name])))),
            ["questions"] = Array(protocol.Questions, Question),
            ["tables"] = Array(protocol.Tables, Table),
        };
    }

    /// <summary>What every protocol shares: dispositions in rising severity, and sentences.</summary>
    public static JsonObject Shared() => new()
    {
        ["dispositions"] = Array(Enum.GetValues<Disposition>(), disposition => JsonValue.Create(disposition.Code())),
        ["texts"] = new JsonObject(SharedTexts.All.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)Text(text.Value)))),
    };

    /// <summary>What is known of a person, without answers and parameters.</summary>
    public static JsonObject Of(Situation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return new JsonObject
        {
            ["asOf"] = Value(situation.AsOf),
            ["answers"] = Values(situation.Answers),
            ["parameters"] = Values(situation.Parameters),
            ["birthDate"] = Value(situation.BirthDate),
            ["gender"] = situation.Gender,
            ["visits"] = situation.Visits is null ? null : Array(situation.Visits, visit => new JsonObject { ["area"] = visit.Area, ["left"] = Value(visit.Left) }),
        };
    }

    /// <summary>Answers or parameter values by name.</summary>
    public static JsonObject Values(IReadOnlyDictionary<string, object?> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, Value(value.Value))));

    /// <summary>An answer or parameter value as JSON.</summary>
    internal static JsonNode? Value(object? value) => value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType());

    private static JsonObject Question(Question question) => new()
    {
        ["linkId"] = question.LinkId,
        ["group"] = question.Group,
        ["type"] = question.Type,
        ["text"] = Text(question.Text),
        ["enabledWhen"] = question.EnabledWhen?.ToJson(),
        ["offered"] = question.Offered?.ToJson(),
        ["calculated"] = question.Calculated?.ToJson(),
        ["scores"] = question.Kind == Kind.Number && question.Options.Count > 0
            ? new JsonObject(question.Options.Select(option => KeyValuePair.Create(option.Code, (JsonNode?)option.Score)))
            : null,
    };

    private static JsonObject Table(DecisionTable table) => new()
    {
        ["id"] = table.Id,
        ["hitPolicy"] = JsonNamingPolicy.KebabCaseLower.ConvertName(table.HitPolicy.ToString()),
        ["begins"] = table.Begins?.ToJson(),
        ["rules"] = Array(table.Rules, Rule),
    };

    private static JsonObject Rule(Rule rule) => new()
    {
        ["id"] = rule.Id,
        ["when"] = rule.Condition.ToJson(),
        ["otherwise"] = rule.Otherwise,
        ["redFlag"] = rule.RedFlag,
        ["then"] = rule.Then?.Code(),
        ["days"] = rule.Days?.ToJson(),
        ["because"] = Text(rule.Because),
    };

    private static JsonObject Text(Texts texts) =>
        new(texts.ByLanguage.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> json) => [.. items.Select(json)];
}
