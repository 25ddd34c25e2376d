namespace HealthAssess.Fhir;

/// <summary>One answer against its question: type, options, length.</summary>
/// <remarks>FHIR R4, value set item-type.</remarks>
internal static class AnswerValue
{
    public static void Check(Element question, Element answer, Examination examination)
    {
        var value = answer["value"];
        if (!value.Exists)
        {
            return;
        }

        var type = question["type"].Text ?? "";
        var allowed = Types(type);
        if (!allowed.Contains(value.TypeName, StringComparer.Ordinal))
        {
            examination.Error(value, "structure", allowed.Length == 0 ? $"An item of type {type} takes no answer." : $"The item takes an answer of type {string.Join(" or ", allowed)}.");
            return;
        }

        if (question["maxLength"].Integer is { } most && value.Text is { } text && text.Length > most)
        {
            examination.Error(value, "too-long", $"The answer has more than {most} characters.");
        }

        if (value.TypeName != "string" || type == "string" || type == "text")
        {
            CheckOptions(question, value, examination);
        }
    }

    private static string[] Types(string type) => type switch
    {
        "boolean" or "decimal" or "integer" or "date" or "dateTime" or "time" => [type],
        "string" or "text" => ["string"],
        "url" => ["uri"],
        "choice" => ["Coding", "string", "integer", "date", "time", "Reference"],
        "open-choice" => ["Coding", "string", "integer", "date", "time", "Reference"],
        "attachment" => ["Attachment"],
        "reference" => ["Reference"],
        "quantity" => ["Quantity"],
        _ => [],
    };

    private static void CheckOptions(Element question, Element value, Examination examination)
    {
        var options = question.All("answerOption").Select(option => option["value"]).ToList();
        if (options.Count > 0 && question["type"].Text != "open-choice" && !options.Exists(option => Same(option, value)))
        {
            examination.Error(value, "code-invalid", "The answer is none of the options.");
        }

        if (question["answerValueSet"] is { Exists: true } address && Codes(address, examination) is { } codes
            && question["type"].Text != "open-choice" && !HealthAssess.Fhir.Codes.Fit(codes, value, isRequired: false))
        {
            examination.Error(value, "code-invalid", "The answer is not in the value set of the question.");
        }
    }

    private static Metadata.ValueSetCodes? Codes(Element address, Examination examination)
    {
        var url = address.Text ?? "";
        if (!url.StartsWith('#'))
        {
            return examination.Definitions.ValueSet(url);
        }

        foreach (var contained in address.Container().All("contained"))
        {
            if (contained["id"].Text == url[1..] && contained.TypeName == "ValueSet")
            {
                return ExpandedCodes.Of(contained, examination.Definitions);
            }
        }

        return null;
    }

    private static bool Same(Element option, Element value) => option.TypeName == value.TypeName && option.TypeName switch
    {
        "Coding" => option["code"].Text == value["code"].Text && option["system"].Text == value["system"].Text,
        "Reference" => option["reference"].Text == value["reference"].Text,
        _ => option.Text == value.Text,
    };
}
