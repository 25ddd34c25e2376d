using HealthAssess.Domain;
using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Assessments;

/// <summary>What is on record of a traveller before an assessment: the earlier answers.</summary>
internal sealed class AssessmentBackground(Caller caller, ResourceReader reader)
{
    /// <summary>The given answers over those of the assessment that is continued.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Answers(RecordAssessment request, CancellationToken cancellation)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>(await EarlierAnswers(request, cancellation));
        foreach (var (linkId, texts) in request.Answers.Where(answer => answer.Value.Any(text => text.Length > 0)))
        {
            answers[linkId] = texts;
        }

        return answers;
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> EarlierAnswers(RecordAssessment request, CancellationToken cancellation)
    {
        if (request.Continues is not { } earlier
            || await Read("ClinicalImpression", earlier.ToString(), cancellation) is not { } impression
            || impression.Root["subject"]["reference"].Text != $"Patient/{request.Traveller}"
            || AssessmentReading.Of(impression)?.Response.Split('/') is not ["QuestionnaireResponse", var id]
            || await Read("QuestionnaireResponse", id, cancellation) is not { } response)
        {
            return new Dictionary<string, IReadOnlyList<string>>();
        }

        return GivenAnswers.Of(response);
    }

    private async Task<Resource?> Read(string type, string id, CancellationToken cancellation) =>
        await reader.Read(caller, type, id, cancellation) is { Ok: true } found ? found.Value.Resource : null;
}
