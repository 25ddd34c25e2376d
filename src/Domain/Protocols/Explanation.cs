using System.Text.RegularExpressions;

namespace HealthAssess.Protocols;

/// <summary>A decision in sentences, from the protocol's own data and the shared ones of <c>Packs/texts.json</c>.</summary>
internal static partial class Explanation
{
    public static IReadOnlyList<string> Of(Decision decision, string language)
    {
        List<string> sentences = [.. decision.Fired.Where(decision.Counts).Select(fired => Fill(fired.Rule.Because.In(language), decision, language))];
        if (decision.Open.Count > 0 && decision.Disposition is Disposition.Secondary or Disposition.InsufficientData)
        {
            var key = decision.Open.Any(open => open.Rule.RedFlag) ? "unknown-red-flag" : "unknown";
            sentences.Add(Fill(SharedTexts.Of(key, language), decision, language));
        }

        sentences.Add(SharedTexts.Instruction(decision.Disposition, decision.Days, language));
        return sentences;
    }

    private static string Fill(string template, Decision decision, string language) =>
        Place().Replace(template, match => Value(match.Groups[1].Value, decision, language));

    /// <summary><c>{days}</c>, <c>{missing}</c>, <c>{yes:group}</c> (what was answered yes), an answer or a parameter.</summary>
    private static string Value(string place, Decision decision, string language)
    {
        if (place.StartsWith("yes:", StringComparison.Ordinal))
        {
            return Labels(decision, language, question => question.Group == place[4..]
                && decision.Situation.Answers.GetValueOrDefault(question.LinkId) is true);
        }

        return place switch
        {
            "days" => SharedTexts.Show(decision.Days is { } days ? (decimal)days : null, language),
            "missing" => Labels(decision, language, question => decision.Unknown.Contains(question.LinkId)),
            _ => SharedTexts.Show(
                decision.Situation.Answers.TryGetValue(place, out var answer) ? answer : decision.Parameters.GetValueOrDefault(place), language),
        };
    }

    private static string Labels(Decision decision, string language, Func<Question, bool> which) =>
        string.Join(", ", decision.Protocol.Questions.Where(which).Select(question => question.Text.In(language)));

    [GeneratedRegex(@"\{([A-Za-z0-9.:]+)\}")]
    private static partial Regex Place();
}
