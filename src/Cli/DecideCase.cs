using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary>One case line of <c>decide</c> → one answer line; what cannot be decided is answered with <c>error</c>.</summary>
internal static class DecideCase
{
    public static (JsonObject Answer, bool Finding) Answer(Protocol protocol, JsonElement given, string language)
    {
        var asOf = Day(Member(given, "asOf") ?? throw new FormatException("asOf (YYYY-MM-DD) is missing"));
        var parameters = Member(given, "parameters") is { } set ? set.EnumerateObject().ToDictionary(value => value.Name, value => Value(value.Value)) : [];
        var answers = Answers.Read(protocol, Member(given, "answers") ?? default, asOf);
        string[] complaints =
        [
            .. protocol.ParameterObjections(parameters),
            .. answers.Issues.Select(issue => $"{issue.LinkId}: {issue.Text}"),
        ];
        if (complaints.Length > 0)
        {
            return (new JsonObject { ["error"] = string.Join("; ", complaints) }, true);
        }

        var decision = protocol.Decide(Situation(given, asOf, answers, parameters));
        return (new JsonObject
        {
            ["disposition"] = decision.Code,
            ["rules"] = Texts(decision.RuleIds),
            ["explanation"] = string.Join(' ', decision.Explain(language)),
            ["unknown"] = Texts(decision.Unknown),
        }, false);
    }

    private static Situation Situation(JsonElement given, DateOnly asOf, Answers answers, Dictionary<string, object?> parameters)
    {
        var patient = Member(given, "patient");
        return new Situation
        {
            AsOf = asOf,
            Answers = answers.Values,
            Parameters = parameters,
            BirthDate = Member(patient, "birthDate") is { } born && born.GetString()!.Length == 10 ? Day(born) : null,
            Gender = Member(patient, "gender")?.GetString(),
            Visits = Member(Member(given, "history"), "visits") is { } visits ? [.. visits.EnumerateArray().Select(Visit)] : null,
        };
    }

    private static Visit Visit(JsonElement visit) =>
        new(visit.GetProperty("area").GetString()!, Member(visit, "left") is { } left ? Day(left) : null);

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static DateOnly Day(JsonElement text) => DateOnly.ParseExact(text.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => value.EnumerateArray().Select(item => item.GetString()!).ToList(),
        _ => null,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
