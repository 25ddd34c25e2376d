using System.Globalization;

namespace HealthAssess.Protocols;

/// <summary>What a newer version of a protocol changes, down to the cases it decides differently.</summary>
public static class PackDifference
{
    /// <summary>The changes from one version to another.</summary>
    public static IReadOnlyList<PackChange> Between(Protocol before, Protocol after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. Compare("parameter", before.Parameters.Values.Select(Parameter), after.Parameters.Values.Select(Parameter)),
            .. Compare("table", before.Tables.Select(Table), after.Tables.Select(Table)),
            .. Compare("rule", before.Tables.SelectMany(Rules), after.Tables.SelectMany(Rules)),
            .. Compare("question", before.Questions.Select(Question), after.Questions.Select(Question)),
            .. Compare("text", TranslatedTexts.All(before).SelectMany(Texts), TranslatedTexts.All(after).SelectMany(Texts)),
            .. Decisions(before, after),
        ];
    }

    private static IEnumerable<PackChange> Compare(string kind, IEnumerable<(string Place, string Value)> before, IEnumerable<(string Place, string Value)> after)
    {
        var was = before.DistinctBy(pair => pair.Place).ToDictionary();
        var becomes = after.DistinctBy(pair => pair.Place).ToDictionary();
        return from place in was.Keys.Union(becomes.Keys)
               where was.GetValueOrDefault(place) != becomes.GetValueOrDefault(place)
               select new PackChange(kind, place, was.GetValueOrDefault(place), becomes.GetValueOrDefault(place));
    }

    /// <summary>The cases of both versions that the two decide differently.</summary>
    private static IEnumerable<PackChange> Decisions(Protocol before, Protocol after) =>
        from one in PackCases.Of(after).Concat(PackCases.Of(before)).DistinctBy(one => one.Name)
        where before.ParameterObjections(one.Situation.Parameters).Count == 0 && after.ParameterObjections(one.Situation.Parameters).Count == 0
        let was = Said(before.Decide(one.Situation))
        let becomes = Said(after.Decide(one.Situation))
        where was != becomes
        select new PackChange("decision", one.Name, was, becomes);

    private static string Said(Decision decision) => $"{decision.Code} by {string.Join(' ', decision.RuleIds)}";

    private static (string, string) Parameter(Parameter parameter) => (parameter.Name, string.Create(
        CultureInfo.InvariantCulture, $"{SharedTexts.Show(parameter.Default, "en")} ({parameter.Minimum} to {parameter.Maximum}), {parameter.Source}"));

    private static (string, string) Table(DecisionTable table) => (table.Id, $"{table.HitPolicy}: {string.Join(' ', table.Rules.Select(rule => rule.Id))}");

    private static IEnumerable<(string, string)> Rules(DecisionTable table) => table.Rules.Select(rule => (
        rule.Id, $"{rule.Condition.ToJson()?.ToJsonString()} → {rule.Then?.Code()} {rule.Days?.ToJson()?.ToJsonString()} {(rule.RedFlag ? "warning sign " : "")}{string.Join(' ', rule.Outputs)}".TrimEnd()));

    private static (string, string) Question(Question question) => (question.LinkId, string.Create(
        CultureInfo.InvariantCulture, $"{question.Type} {question.Unit} {question.Minimum}–{question.Maximum} {string.Join(' ', question.Options.Select(option => option.Code))} {question.EnabledWhen?.ToJson()?.ToJsonString()}"));

    private static IEnumerable<(string, string)> Texts((string File, string Place, Texts Texts) text) =>
        text.Texts.ByLanguage.Select(one => ($"{text.Place}/{one.Key}", one.Value));
}
