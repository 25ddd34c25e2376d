using HealthAssess.Domain;
using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Protocols;
using HealthAssess.Storage;

namespace HealthAssess.Api.Assessments;

/// <summary>What is on record of a traveller before an assessment: earlier answers, the itinerary, the colour in the queue.</summary>
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

    /// <summary>The countries of the last 21 days; null when nobody asked.</summary>
    public async Task<IReadOnlyList<Visit>?> Itinerary(RecordAssessment request, CancellationToken cancellation)
    {
        var stays = await Find("Observation", $"patient=Patient/{request.Traveller}&code=http://loinc.org|94651-7&_count=200", cancellation);
        var visits = stays.Select(stay => new Visit(stay.Root["value"]["coding"]["code"].Text ?? "", stay.Root["effective"]["end"].Date?.Date.ToDateOnly())).ToList();
        return visits.Count == 0 ? null : visits;
    }

    /// <summary>Ends the colour of an earlier assessment: a traveller has one colour.</summary>
    public async Task<IEnumerable<Change>> EndFlags(Guid traveller, DateTimeOffset at, CancellationToken cancellation) =>
        from flag in await Find("Flag", $"patient=Patient/{traveller}&_count=50", cancellation)
        where TriageFlag.Stands(flag)
        select Change.Update(TriageFlag.End(flag, at), flag.VersionId);

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

    private async Task<IReadOnlyList<Resource>> Find(string type, string query, CancellationToken cancellation) =>
        await reader.Search(caller, type, query, cancellation) is { Ok: true } page ? [.. page.Value.Matches.Select(match => match.Resource)] : [];
}
