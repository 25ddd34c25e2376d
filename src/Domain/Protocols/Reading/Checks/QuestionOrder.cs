namespace HealthAssess.Protocols;

/// <summary>A question opens, and is worked out, by questions that stand before it; so no question depends on itself.</summary>
internal static class QuestionOrder
{
    public static IEnumerable<PackIssue> Check(IReadOnlyList<Question> questions)
    {
        HashSet<string> before = [];
        foreach (var question in questions)
        {
            foreach (var name in Uses(question).Where(name => !before.Contains(name)).Distinct())
            {
                var there = questions.Any(other => other.LinkId == name);
                yield return new PackIssue("questionnaire.fhir.json", question.LinkId, !there ? $"depends on '{name}', which is not a question"
                    : name == question.LinkId ? "depends on itself" : $"depends on '{name}', which stands after it");
            }

            if (!before.Add(question.LinkId))
            {
                yield return new PackIssue("questionnaire.fhir.json", question.LinkId, "stands twice");
            }
        }
    }

    private static IEnumerable<string> Uses(Question question) =>
        (question.EnabledWhen?.Names("answer") ?? []).Concat(question.Calculated?.Names("answer") ?? []);
}
