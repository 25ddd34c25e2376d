using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>The answers as a FHIR QuestionnaireResponse; unknown and refused are answers too, with the reason in place of a value.</summary>
internal static class ResponseRecord
{
    public static Resource Of(Assessment assessment, string id)
    {
        var protocol = assessment.Decision.Protocol;
        var answers = assessment.Answers.ToDictionary(answer => answer.Question.LinkId);
        return new QuestionnaireResponseBuilder
        {
            Id = id,
            Questionnaire = protocol.QuestionnaireUrl,
            Meta = assessment.Label,
            Status = assessment.Amendments.Count > 0 ? "amended" : "completed",
            Subject = Terms.To(assessment.Traveller),
            Encounter = assessment.Visit is { } visit ? Terms.To("Encounter", visit) : null,
            Authored = assessment.At,
            Author = assessment.By,
            Item = [.. Items(protocol, null, answers, assessment.Language)],
            Extension = [.. assessment.Amendments.Select(amendment => amendment.Extension())],
        }.Build();
    }

    private static IEnumerable<QuestionnaireResponseItemBuilder> Items(
        Protocol protocol, string? group, Dictionary<string, Answer> answers, string language)
    {
        foreach (var question in protocol.Questions.Where(question => question.Group == group))
        {
            var inner = question.Type == "group" ? Items(protocol, question.LinkId, answers, language).ToList() : [];
            if (inner.Count > 0 || answers.ContainsKey(question.LinkId))
            {
                yield return new QuestionnaireResponseItemBuilder
                {
                    LinkId = question.LinkId,
                    Text = question.Text.In(language),
                    Answer = answers.TryGetValue(question.LinkId, out var answer) ? [.. Values(answer, language)] : [],
                    Item = inner,
                };
            }
        }
    }

    private static IEnumerable<QuestionnaireResponseItemAnswerBuilder> Values(Answer answer, string language) =>
        answer.Absent is { } reason ? [Absent(answer.Question, reason)]
        : answer.Question.Type == "choice" ? answer.Chosen.Select(code => new QuestionnaireResponseItemAnswerBuilder { ValueCoding = Chosen(answer.Question, code, language) })
        : [Value(answer)];

    private static QuestionnaireResponseItemAnswerBuilder Value(Answer answer) => (answer.Question.Type, answer.Value) switch
    {
        ("quantity", decimal number) => new() { ValueQuantity = Measures.Quantity(number, answer.Question.Unit) },
        ("integer", decimal number) => new() { ValueInteger = (int)number },
        (_, decimal number) => new() { ValueDecimal = number },
        (_, bool truth) => new() { ValueBoolean = truth },
        (_, DateOnly day) => new() { ValueDate = FhirDate.Of(day) },
        (_, var text) => new() { ValueString = (string?)text },
    };

    private static CodingBuilder Chosen(Question question, string code, string language)
    {
        var option = question.Options.First(option => option.Code == code);
        return new CodingBuilder { System = option.System, Code = option.Code, Display = option.Text.In(language) };
    }

    private static QuestionnaireResponseItemAnswerBuilder Absent(Question question, string reason)
    {
        var answer = new QuestionnaireResponseItemAnswerBuilder();
        var extension = Terms.Code(AssessmentCodes.DataAbsentExtension, reason);
        switch (question.Type)
        {
            case "quantity":
                answer.ValueQuantity = new QuantityBuilder { Extension = { extension } };
                break;
            case "choice":
                answer.ValueCoding = new CodingBuilder { Extension = { extension } };
                break;
            default:
                answer.Primitive(Property(question.Type)).Extension.Add(extension);
                break;
        }

        return answer;
    }

    private static string Property(string type) => type switch
    {
        "boolean" => "valueBoolean",
        "integer" => "valueInteger",
        "decimal" => "valueDecimal",
        "date" => "valueDate",
        _ => "valueString",
    };
}
