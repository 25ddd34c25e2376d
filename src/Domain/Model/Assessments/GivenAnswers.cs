using HealthAssess.Fhir;

namespace HealthAssess.Domain.Assessments;

/// <summary>Stored answers as forms send them, so that a second stage starts from the first without asking twice.</summary>
public static class GivenAnswers
{
    /// <summary>The answers by linkId.</summary>
    public static IReadOnlyDictionary<string, string> Of(Resource response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Dictionary<string, string> answers = [];
        Read(response.Root, answers);
        return answers;
    }

    private static void Read(Element parent, Dictionary<string, string> answers)
    {
        foreach (var item in parent.All("item"))
        {
            if (item["answer"]["value"] is { Exists: true } value && item["linkId"].Text is { } linkId)
            {
                answers[linkId] = Text(value);
            }

            Read(item, answers);
        }
    }

    private static string Text(Element value) => value.Extension(AssessmentCodes.DataAbsentExtension)["value"].Text
        ?? value.TypeName switch
        {
            "Quantity" => value["value"].Text,
            "Coding" => value["code"].Text,
            _ => value.Text,
        } ?? "";
}
