using HealthAssess.Fhir;

namespace HealthAssess.Domain.Assessments;

/// <summary>Stored answers as forms send them, so that a second stage starts from the first without asking twice.</summary>
public static class GivenAnswers
{
    /// <summary>The answers by linkId.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(Resource response)
    {
        ArgumentNullException.ThrowIfNull(response);
        Dictionary<string, IReadOnlyList<string>> answers = [];
        Read(response.Root, answers);
        return answers;
    }

    private static void Read(Element parent, Dictionary<string, IReadOnlyList<string>> answers)
    {
        foreach (var item in parent.All("item"))
        {
            List<string> texts = [];
            foreach (var answer in item.All("answer"))
            {
                texts.Add(Text(answer["value"]));
            }

            if (texts.Count > 0 && item["linkId"].Text is { } linkId)
            {
                answers[linkId] = texts;
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
