using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class AnswerTests
{
    private static readonly Validator Knowing = Validator.Default.With([Resource.Parse("""
        {"resourceType":"Questionnaire","url":"http://x.org/q","status":"active","item":[
          {"linkId":"fever","type":"boolean","required":true},
          {"linkId":"days","type":"integer","enableWhen":[{"question":"fever","operator":"=","answerBoolean":true}],"required":true},
          {"linkId":"cough","type":"choice","answerOption":[{"valueCoding":{"code":"dry"}},{"valueCoding":{"code":"wet"}}]},
          {"linkId":"note","type":"string","maxLength":3},
          {"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"g1","type":"decimal","repeats":true}]},
          {"linkId":"d","type":"display"}]}
        """)]);

    [Theory]
    [InlineData("completed", """{"linkId":"fever","answer":[{"valueBoolean":false}]}""", null)]
    [InlineData("completed", """{"linkId":"fever","answer":[{"valueBoolean":true}]},{"linkId":"days","answer":[{"valueInteger":2}]}""", null)]
    [InlineData("completed", """{"linkId":"cough","answer":[{"valueCoding":{"code":"dry"}}]}""", "'fever' must be answered")]
    [InlineData("in-progress", """{"linkId":"cough","answer":[{"valueCoding":{"code":"dry"}}]}""", null)]
    [InlineData("completed", """{"linkId":"fever","answer":[{"valueBoolean":true}]}""", "'days' must be answered")]
    [InlineData("in-progress", """{"linkId":"fever","answer":[{"valueBoolean":false}]},{"linkId":"days","answer":[{"valueInteger":2}]}""", "not enabled")]
    [InlineData("in-progress", """{"linkId":"fever","answer":[{"valueString":"yes"}]}""", "of type boolean")]
    [InlineData("in-progress", """{"linkId":"fever","answer":[{"valueBoolean":true},{"valueBoolean":false}]}""", "one answer")]
    [InlineData("in-progress", """{"linkId":"cough","answer":[{"valueCoding":{"code":"odd"}}]}""", "none of the options")]
    [InlineData("in-progress", """{"linkId":"note","answer":[{"valueString":"long"}]}""", "3 characters")]
    [InlineData("in-progress", """{"linkId":"what","answer":[{"valueString":"x"}]}""", "no item 'what'")]
    [InlineData("in-progress", """{"linkId":"d","answer":[{"valueString":"x"}]}""", "takes no answer")]
    [InlineData("in-progress", """{"linkId":"g","item":[{"linkId":"g1","answer":[{"valueDecimal":1},{"valueDecimal":2}]}]},{"linkId":"g"}""", null)]
    [InlineData("in-progress", """{"linkId":"fever"},{"linkId":"fever"}""", "more than once")]
    public void Answers_fit_their_questionnaire(string status, string items, string? words)
    {
        var response = Resource.Parse($$"""{"resourceType":"QuestionnaireResponse","questionnaire":"http://x.org/q","status":"{{status}}","item":[{{items}}]}""");
        var errors = Knowing.Validate(response).Where(issue => issue.IsError).ToList();
        Assert.Equal(words is null ? 0 : 1, errors.Count);
        Assert.Contains(words ?? "", errors.FirstOrDefault()?.Text ?? "", StringComparison.Ordinal);
    }
}
