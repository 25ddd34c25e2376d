using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>Which questions were open (enableWhen). Answers to closed ones do not count: nobody sees them any more.</summary>
/// <remarks>FHIR R4 Questionnaire.item.enableWhen: a closed item must not appear in the response.</remarks>
internal static class Openness
{
    public static IReadOnlyList<Answer> Open(Protocol protocol, List<Answer> answers, DateOnly asOf)
    {
        Dictionary<string, object?> values = [];
        HashSet<string> closed = [];
        var evaluator = new Evaluator(new Situation { AsOf = asOf, Answers = values }, new Dictionary<string, object?>());
        List<Answer> open = [];
        foreach (var question in protocol.Questions)
        {
            var isOpen = (question.Group is null || !closed.Contains(question.Group))
                && (question.EnabledWhen is null || evaluator.Truth(question.EnabledWhen) == true);
            var answer = !isOpen ? null : question.Calculated is { } formula ? Worked(question, evaluator.Number(formula)) : answers.Find(answer => answer.Question == question);
            if (answer is not null)
            {
                values[question.LinkId] = answer.Value;
                open.Add(answer);
            }

            if (!isOpen)
            {
                closed.Add(question.LinkId);
            }
        }

        return open;
    }

    /// <summary>A value worked out from earlier answers, to two decimals; nothing while one of them is missing.</summary>
    private static Answer? Worked(Question question, decimal? value) =>
        value is { } known ? new Answer(question, decimal.Round(known, 2, MidpointRounding.AwayFromZero), [], null) : null;
}
