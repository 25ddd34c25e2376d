using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Answers fit the Questionnaire they answer, where it is contained or given.</summary>
/// <remarks>FHIR R4, questionnaireresponse.html.</remarks>
internal sealed class AnswerForm : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "QuestionnaireResponse";

    public void Check(Element element, Examination examination)
    {
        if (element["questionnaire"].Text is not { } url)
        {
            return;
        }

        var contained = examination.Resolve(element["questionnaire"]);
        var questionnaire = contained.TypeName == "Questionnaire" ? contained : examination.Definitions.Find(url, "Questionnaire")?.Root ?? default;
        if (questionnaire.Exists)
        {
            new AnswerCheck(element, examination).Level(questionnaire, element);
        }
        else
        {
            examination.Inform(element, "not-found", "The Questionnaire is not known here; the answers are not held against it.");
        }
    }
}
