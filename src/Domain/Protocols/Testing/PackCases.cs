using System.Globalization;

namespace HealthAssess.Protocols;

/// <summary>
/// Reads <c>tests.csv</c>: <c>case,like,asOf,set,parameters,disposition,rules,unknown,near</c>. A case starts from the one it is
/// <c>like</c>; <c>set</c> changes answers (<c>temperature=100.4@[degF] symptom=no visit:COD=2026-11-11</c>; a group's name sets its questions of choice).
/// </summary>
public static class PackCases
{
    /// <summary>The cases of a protocol.</summary>
    public static IReadOnlyList<PackCase> Of(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        Dictionary<string, Row> rows = [];
        List<PackCase> cases = [];
        foreach (var cells in protocol.Tests.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')))
        {
            var row = rows.GetValueOrDefault(cells[1], new Row("", [], [])).With(protocol, cells);
            rows.Add(cells[0], row);
            cases.Add(new PackCase(cells[0], row.Situation(protocol, cells[4]), cells[5], Words(cells[6]), Words(cells[7]), Words(cells[8])));
        }

        return cases;
    }

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Row(string AsOf, Dictionary<string, Given> Answers, Dictionary<string, string> Facts)
    {
        public Row With(Protocol protocol, string[] cells)
        {
            var row = new Row(cells[2].Length > 0 ? cells[2] : AsOf, new(Answers), new(Facts));
            foreach (var (name, value) in Words(cells[3]).Select(word => word.Split('=', 2)).Select(pair => (pair[0], pair[1])))
            {
                row.Set(protocol, name, value);
            }

            return row;
        }

        public Situation Situation(Protocol protocol, string parameters)
        {
            var asOf = Day(AsOf);
            var answers = AnswerReader.Read(protocol, Answers, asOf);
            return answers.Issues is [var issue, ..]
                ? throw new FormatException($"{issue.LinkId}: {issue.Text}")
                : new Situation
                {
                    AsOf = asOf,
                    Answers = answers.Values,
                    Parameters = Words(parameters).Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => Parameter(protocol, pair[0], pair[1])),
                    BirthDate = Facts.TryGetValue("birthDate", out var born) ? Day(born) : null,
                    Gender = Facts.GetValueOrDefault("gender"),
                    Visits = Facts.Keys.Any(key => key.StartsWith("visit:", StringComparison.Ordinal))
                        ? [.. Facts.Where(pair => pair.Key.StartsWith("visit:", StringComparison.Ordinal)).Select(pair => new Visit(pair.Key[6..], Day(pair.Value)))]
                        : null,
                };
        }

        private void Set(Protocol protocol, string name, string value)
        {
            if (name.StartsWith("visit:", StringComparison.Ordinal) || name is "birthDate" or "gender")
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

        private static object? Parameter(Protocol protocol, string name, string value) => protocol.Parameters[name].Kind switch
        {
            Expressions.Kind.Number => decimal.Parse(value, CultureInfo.InvariantCulture),
            Expressions.Kind.List => value.Split('|').ToList(),
            _ => value,
        };
    }
}
