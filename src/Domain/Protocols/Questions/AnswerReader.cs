using System.Globalization;
using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>Understands answers: words, numbers with units, days and codes, against the questionnaire.</summary>
internal static class AnswerReader
{
    public static Answers Read(Protocol protocol, IReadOnlyDictionary<string, Given> given, DateOnly asOf)
    {
        List<AnswerIssue> issues =
        [
            .. given.Keys.Where(name => protocol.Questions.All(question => !question.HasValue || question.LinkId != name))
                .Select(name => new AnswerIssue(name, "unknown-question", "The protocol has no such question.")),
        ];
        List<Answer> answers = [];
        foreach (var question in protocol.Questions.Where(question => question.Asks))
        {
            if (given.TryGetValue(question.LinkId, out var words) && words.Texts.Any(text => text.Length > 0))
            {
                var (answer, issue) = Read(question, words, asOf);
                issues.AddRange(issue is null ? [] : [new AnswerIssue(question.LinkId, issue.Value.Key, issue.Value.Text)]);
                answers.AddRange(answer is null ? [] : [answer]);
            }
        }

        return new Answers(Openness.Open(protocol, answers, asOf), issues);
    }

    private static (Answer? Answer, (string Key, string Text)? Issue) Read(Question question, Given given, DateOnly asOf)
    {
        var text = given.Texts[0].Trim();
        return given.Texts.Count > 1 && question.Type != "choice" ? (null, ("several-answers", "Give one answer.")) : text switch
        {
            "unknown" or "asked-unknown" => (new Answer(question, null, [], "asked-unknown"), null),
            "refused" or "asked-declined" => (new Answer(question, null, [], "asked-declined"), null),
            _ => question.Type switch
            {
                "boolean" => YesOrNo(question, text),
                "quantity" or "decimal" or "integer" => Number(question, text, given.Unit),
                "date" => Day(question, text, asOf),
                "choice" => Choice(question, given.Texts),
                _ => (new Answer(question, text, [], null), null),
            },
        };
    }

    private static (Answer?, (string, string)?) YesOrNo(Question question, string text) => text switch
    {
        "yes" or "true" => (new Answer(question, true, [], null), null),
        "no" or "false" => (new Answer(question, false, [], null), null),
        _ => (null, ("not-yes-or-no", "Answer yes, no, unknown or refused.")),
    };

    private static (Answer?, (string, string)?) Number(Question question, string text, string? unit)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!decimal.TryParse(text.Replace(',', '.'), Plain, CultureInfo.InvariantCulture, out var number))
        {
            return (null, ("not-a-number", "Write a number."));
        }

        return Units.Convert(number, unit, question.Unit) is not { } converted
            ? (null, ("unknown-unit", $"Give the value in {question.Unit ?? "plain numbers"}."))
            : converted < question.Minimum || converted > question.Maximum
            ? (null, ("out-of-range", string.Create(CultureInfo.InvariantCulture, $"Only {question.Minimum} to {question.Maximum} {question.Unit} is plausible.")))
            : question.Type == "integer" && decimal.Floor(converted) != converted
            ? (null, ("not-a-number", "Write a whole number."))
            : (new Answer(question, converted, [], null), null);
    }

    private static (Answer?, (string, string)?) Day(Question question, string text, DateOnly asOf) =>
        !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (null, ("not-a-day", "Write the day as YYYY-MM-DD."))
            : question.Past && day > asOf ? (null, ("in-the-future", "The day lies in the future."))
            : (new Answer(question, day, [], null), null);

    private static (Answer?, (string, string)?) Choice(Question question, IReadOnlyList<string> codes)
    {
        var chosen = codes.Select(code => question.Options.FirstOrDefault(option => option.Code == code || option.Score?.ToString("0", CultureInfo.InvariantCulture) == code)).ToList();
        if (chosen.Contains(null) || (chosen.Count > 1 && !question.Repeats))
        {
            return (null, ("not-an-option", "Choose one of: " + string.Join(", ", question.Options.Select(option => option.Code)) + "."));
        }

        object value = question.Kind switch
        {
            Kind.List => chosen.Select(option => option!.Code).ToList(),
            Kind.Number => chosen[0]!.Score!.Value,
            _ => chosen[0]!.Code,
        };
        return (new Answer(question, value, [.. chosen.Select(option => option!.Code)], null), null);
    }
}
