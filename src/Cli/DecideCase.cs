using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary>One case line of <c>decide</c> → one answer line; what cannot be decided is answered with <c>error</c>.</summary>
internal static class DecideCase
{
    /// <summary>Writes letters of every script as they are.</summary>
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Answer(Protocol protocol, string line, string language)
    {
        JsonNode? id = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var given = document.RootElement;
            id = given.TryGetProperty("id", out var name) ? JsonNode.Parse(name.GetRawText()) : null;
            return Answer(protocol, given, id, language);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return new JsonObject { ["id"] = id, ["error"] = unreadable.Message };
        }
    }

    private static JsonObject Answer(Protocol protocol, JsonElement given, JsonNode? id, string language)
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
            return new JsonObject { ["id"] = id, ["error"] = string.Join("; ", complaints) };
        }

        var decision = protocol.Decide(Situation(given, asOf, answers, parameters));
        return new JsonObject
        {
            ["id"] = id,
            ["disposition"] = decision.Code,
            ["rules"] = Texts(decision.RuleIds),
            ["explanation"] = string.Join(' ', decision.Explain(language)),
            ["unknown"] = Texts(decision.Unknown),
        };
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
