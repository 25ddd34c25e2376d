using System.Text.Json;

namespace HealthAssess.Protocols;

/// <summary>The answers of one assessment, in the order of the questionnaire, and what is wrong with them.</summary>
/// <param name="All">The answers to questions that were open; others are left out as FHIR asks.</param>
/// <param name="Issues">What could not be understood.</param>
public sealed record Answers(IReadOnlyList<Answer> All, IReadOnlyList<AnswerIssue> Issues)
{
    /// <summary>The values as a <see cref="Situation"/> takes them.</summary>
    public IReadOnlyDictionary<string, object?> Values => All.ToDictionary(answer => answer.Question.LinkId, answer => answer.Value);

    /// <summary>Reads answers as a form sends them: <c>yes</c>, <c>no</c>, <c>unknown</c>, <c>refused</c>, numbers, days (YYYY-MM-DD), codes; an empty text was not asked.</summary>
    public static Answers Read(Protocol protocol, IReadOnlyDictionary<string, IReadOnlyList<string>> given, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(given);
        return AnswerReader.Read(protocol, given.ToDictionary(pair => pair.Key, pair => new Given(pair.Value, null)), asOf);
    }

    /// <summary>Reads answers as JSON: <c>{"temperature": 37.9, "symptom.fever": false, "travel.left": "2026-10-01"}</c>; null is asked and not known, <c>{"value":100.2,"unit":"[degF]"}</c> names another unit.</summary>
    public static Answers Read(Protocol protocol, JsonElement given, DateOnly asOf) =>
        AnswerReader.Read(protocol, Given.Read(given), asOf);
}
