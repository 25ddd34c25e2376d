namespace HealthAssess.Protocols;

/// <summary>Every text stands in every language the pack declares.</summary>
internal static class TranslatedTexts
{
    public static IEnumerable<PackIssue> Check(Protocol protocol) =>
        from text in All(protocol)
        from language in protocol.Languages
        where string.IsNullOrWhiteSpace(text.Texts.ByLanguage.GetValueOrDefault(language))
        select new PackIssue(text.File, text.Place, $"has no text in '{language}'");

    internal static IEnumerable<(string File, string Place, Texts Texts)> All(Protocol protocol) =>
    [
        ("protocol.json", "title", protocol.Title),
        ("protocol.json", "authority", protocol.Authority),
        .. protocol.Parameters.Values.Select(parameter => ("protocol.json", parameter.Name, parameter.Title)),
        .. protocol.Outputs.Select(output => ("protocol.json", output.Key, output.Value)),
        .. protocol.Tables.SelectMany(table => table.Rules).Select(rule => ("protocol.json", rule.Id, rule.Because)),
        .. protocol.Questions.Select(question => ("questionnaire.fhir.json", question.LinkId, question.Text)),
        .. protocol.Questions.SelectMany(question => question.Options.Select(option => ("questionnaire.fhir.json", question.LinkId + "/" + option.Code, option.Text))),
    ];
}
