using System.Globalization;

namespace HealthAssess.Protocols;

/// <summary>What a row of <c>tests.csv</c> knows, its own and what it takes over from the case it is like.</summary>
/// <param name="AsOf">The day.</param>
/// <param name="Answers">Answers by linkId.</param>
/// <param name="Facts">Birth date, gender and stays.</param>
internal sealed record CaseRow(string AsOf, Dictionary<string, Given> Answers, Dictionary<string, string> Facts)
{
    private const string VisitPrefix = "visit:";

    public static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public CaseRow With(Protocol protocol, string asOf, string set)
    {
        var row = new CaseRow(asOf.Length > 0 ? asOf : AsOf, new(Answers), new(Facts));
        foreach (var (name, value) in Words(set).Select(Pair))
        {
            row.Set(protocol, name, value);
        }

        return row;
    }

    public Situation Situation(Protocol protocol, string parameters)
    {
        var asOf = Day(AsOf);
        var answers = AnswerReader.Read(protocol, Answers, asOf);
        if (answers.Issues is [var issue, ..])
        {
            throw new FormatException($"{issue.LinkId}: {issue.Text}");
        }

        var values = Words(parameters).Select(Pair).ToDictionary(pair => pair.Name, pair => ParameterValue.Of(protocol, pair.Name, pair.Value.Replace('|', ' ')));
        return protocol.ParameterObjections(values) is [var objection, ..] ? throw new FormatException(objection) : new Situation
        {
            AsOf = asOf,
            Answers = answers.Values,
            Parameters = values,
            BirthDate = Facts.TryGetValue("birthDate", out var born) ? Day(born) : null,
            Gender = Facts.GetValueOrDefault("gender"),
            Visits = Facts.Keys.Any(IsVisit) ? [.. Facts.Where(pair => IsVisit(pair.Key)).Select(pair => new Visit(pair.Key[VisitPrefix.Length..], Day(pair.Value)))] : null,
        };
    }

    private void Set(Protocol protocol, string name, string value)
    {
        if (IsVisit(name) || name is "birthDate" or "gender")
        {
            Facts[name] = value;
            return;
        }

        var members = protocol.Questions.Where(question => question.Group == name && (question.Type is "boolean" or "choice")).ToList();
        var given = value.Split('@') is [var number, var unit] ? new Given([number], unit) : new Given([value], null);
        foreach (var linkId in members.Count > 0 ? members.Select(question => question.LinkId) : [name])
        {
            Answers[linkId] = given;
        }
    }

    private static bool IsVisit(string name) => name.StartsWith(VisitPrefix, StringComparison.Ordinal);

    private static (string Name, string Value) Pair(string word) =>
        word.Split('=', 2) is [var name, var value] ? (name, value) : throw new FormatException($"'{word}' is not name=value");

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : throw new FormatException($"'{text}' is not a day (YYYY-MM-DD)");
}
