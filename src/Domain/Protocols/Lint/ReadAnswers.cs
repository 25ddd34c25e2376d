namespace HealthAssess.Protocols;

/// <summary>Every question is read by a rule, or becomes an observation; what is asked for nothing is not asked.</summary>
internal static class ReadAnswers
{
    public static IEnumerable<PackIssue> Check(Protocol protocol)
    {
        var read = protocol.Tables.SelectMany(table => table.Rules).SelectMany(rule => rule.Condition.All().Concat(rule.Days?.All() ?? []))
            .Where(node => node.Op == "answer").Select(node => (string)node.Literal!).ToHashSet();
        return protocol.Questions.Where(question => question.Asks && question.ObservationCode is null && !read.Contains(question.LinkId))
            .Select(question => new PackIssue("questionnaire.fhir.json", question.LinkId, "is read by no rule"));
    }
}
