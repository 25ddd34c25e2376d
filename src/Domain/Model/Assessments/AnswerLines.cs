using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>Stored answers as a summary shows them before it is signed.</summary>
public static class AnswerLines
{
    /// <summary>Question and answer, in the order they were asked.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(Protocol protocol, Resource response, string language)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var given = GivenAnswers.Of(response);
        return
        [
            .. from question in protocol.Questions
               where question.HasValue && given.ContainsKey(question.LinkId)
               select KeyValuePair.Create(question.Text.In(language), string.Join(", ", given[question.LinkId].Select(text => Words(question, text, language)))),
        ];
    }

    /// <summary>An answer that was typed and is not on record, in words.</summary>
    public static string Typed(Question question, string text, string language)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Words(question, AsStored(question, text), language);
    }

    private static string AsStored(Question question, string text) => text switch
    {
        "unknown" => "asked-unknown",
        "refused" => "asked-declined",
        "yes" when question.Type == "boolean" => "true",
        "no" when question.Type == "boolean" => "false",
        _ => text,
    };

    private static string Words(Question question, string text, string language) => text switch
    {
        "asked-unknown" => SharedTexts.Of("not-known", language),
        "asked-declined" => SharedTexts.Of("refused", language),
        "true" or "false" => SharedTexts.Of(text == "true" ? "yes" : "no", language),
        _ when question.Options.FirstOrDefault(option => option.Code == text) is { } option => option.Text.In(language),
        _ => text + (question.Unit is { } unit ? " " + (unit == "Cel" ? "°C" : unit) : ""),
    };
}
