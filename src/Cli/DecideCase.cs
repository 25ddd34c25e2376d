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
        var asOf = Day(CaseMember.Of(given, "asOf", JsonValueKind.String), "asOf") ?? throw new FormatException("asOf (YYYY-MM-DD) is missing");
        var said = CaseMember.Of(given, "answers", JsonValueKind.Object) ?? throw new FormatException("answers ({linkId: value}) is missing");
        var parameters = CaseMember.Of(given, "parameters", JsonValueKind.Object) is { } set
            ? set.EnumerateObject().ToDictionary(value => value.Name, value => ParameterValue.Of(value.Value)) : [];
        var answers = Answers.Read(protocol, said, asOf);
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
        var patient = CaseMember.Of(given, "patient", JsonValueKind.Object);
        var birth = CaseMember.Of(patient, "birthDate", JsonValueKind.String);
        return new Situation
        {
            AsOf = asOf,
            Answers = answers.Values,
            Parameters = parameters,
            // A birth date known to its year or month only says nothing of an age to the day.
            BirthDate = birth?.GetString()!.Length is 4 or 7 ? null : Day(birth, "patient.birthDate"),
            Gender = CaseMember.Of(patient, "gender", JsonValueKind.String)?.GetString(),
            Visits = CaseMember.Of(CaseMember.Of(given, "history", JsonValueKind.Object), "visits", JsonValueKind.Array) is { } visits
                ? [.. visits.EnumerateArray().Select(Visit)] : null,
        };
    }

    private static Visit Visit(JsonElement visit) => new(
        CaseMember.Of(visit, "area", JsonValueKind.String)?.GetString() ?? throw new FormatException("a visit needs its area (ISO 3166)"),
        Day(CaseMember.Of(visit, "left", JsonValueKind.String), "left"));

    private static DateOnly? Day(JsonElement? text, string name) =>
        text is not { } given ? null
        : DateOnly.TryParseExact(given.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new FormatException($"{name} is not a day (YYYY-MM-DD)");

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
