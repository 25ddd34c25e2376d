using System.Text.Json;

namespace HealthAssess.Protocols;

/// <summary>What the reader of questionnaires takes for granted: JSON, and the members of FHIR that each item it reads must have.</summary>
/// <remarks>Whether all of it is valid FHIR is said by <see cref="ValidQuestionnaire"/>, with the validator of the FHIR library.</remarks>
internal static class QuestionnaireShape
{
    private const string File = "questionnaire.fhir.json";

    public static IReadOnlyList<PackIssue> Check(string questionnaire)
    {
        try
        {
            using var document = JsonDocument.Parse(questionnaire);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("url", out var url) || url.ValueKind != JsonValueKind.String
                ? [new PackIssue(File, "url", "is missing: the canonical address of the Questionnaire")]
                : Read(root);
        }
        catch (JsonException unreadable)
        {
            return PackReader.Unreadable(File, unreadable).Issues;
        }
    }

    /// <summary>The reader itself is the test; where it stumbles, the validator says over what.</summary>
    private static IReadOnlyList<PackIssue> Read(JsonElement root)
    {
        try
        {
            QuestionnaireReader.Read(root);
            return [];
        }
        catch (Exception stumbled) when (stumbled is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return [.. ValidQuestionnaire.Issues(root.GetRawText()).DefaultIfEmpty(new PackIssue(File, "item", "cannot be read: " + stumbled.Message))];
        }
    }
}
