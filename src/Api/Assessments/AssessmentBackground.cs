using HealthAssess.Domain;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Assessments;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Protocols;
using HealthAssess.Storage;

namespace HealthAssess.Api.Assessments;

/// <summary>What is on record of a traveller before an assessment: earlier answers, the itinerary, the colour in the queue, the plan of follow-up.</summary>
internal sealed class AssessmentBackground(Caller caller, ResourceReader reader, TimeProvider time)
{
    /// <summary>The given answers over those of the assessment that is continued.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Answers(RecordAssessment request, CancellationToken cancellation)
    {
        Dictionary<string, IReadOnlyList<string>> answers = new(await EarlierAnswers(request.Traveller, request.Continues, cancellation));
        foreach (var (linkId, texts) in request.Answers.Where(answer => answer.Value.Any(text => text.Length > 0)))
        {
            answers[linkId] = texts;
        }

        return answers;
    }

    /// <summary>What is known of a traveller at a Point of Entry, before anything was answered.</summary>
    public async Task<Situation> Situation(Resource patient, PointOfEntry place, CancellationToken cancellation) => new()
    {
        AsOf = place.Today(time),
        Country = place.Country,
        BirthDate = patient.Root["birthDate"].Date?.Date.ToDateOnly(),
        Gender = patient.Root["gender"].Text,
        Visits = await Itinerary(patient.Id!, cancellation),
    };

    /// <summary>
    /// The records of one assessment. Its colour and plan are those of the most severe of the decisions that count towards clearance;
    /// screens that never do leave what stands as it is.
    /// </summary>
    public async Task<IReadOnlyList<Change>> Changes(IReadOnlyList<Assessment> assessments, DateTimeOffset now, CancellationToken cancellation)
    {
        HashSet<string> observed = [];
        List<Change> changes = [.. assessments.SelectMany(assessment => assessment.Records(() => Ids.New(time), observed)).Select(Change.Create)];
        if (assessments.Where(assessment => assessment.Decision.Protocol.Clearance).MaxBy(assessment => assessment.Decision.Disposition) is { } worst)
        {
            changes.AddRange(await Supersede(worst.Traveller, now, cancellation));
            changes.AddRange(worst.FollowsFrom(() => Ids.New(time)).Select(Change.Create));
        }

        return changes;
    }

    /// <summary>Ends the colour and the plan of an earlier assessment: a traveller has one of each.</summary>
    public async Task<IEnumerable<Change>> Supersede(TravellerId traveller, DateTimeOffset at, CancellationToken cancellation) =>
    [
        .. from flag in await Find("Flag", $"patient=Patient/{traveller}&_count=50", cancellation)
           where TriageFlag.Stands(flag)
           select Change.Update(TriageFlag.End(flag, at), flag.VersionId),
        .. from plan in await Find("CarePlan", $"patient=Patient/{traveller}&_count=50", cancellation)
           where FollowUpPlan.Stands(plan)
           select Change.Update(FollowUpPlan.End(plan), plan.VersionId),
    ];

    /// <summary>The answers of an earlier assessment of the same traveller, all its protocols together.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> EarlierAnswers(TravellerId traveller, string? earlier, CancellationToken cancellation)
    {
        Dictionary<string, IReadOnlyList<string>> answers = [];
        foreach (var reading in await Readings(traveller, earlier, cancellation))
        {
            if (reading.Response.Split('/') is ["QuestionnaireResponse", var id] && await Read("QuestionnaireResponse", id, cancellation) is { } response)
            {
                foreach (var (linkId, texts) in GivenAnswers.Of(response))
                {
                    answers[$"{linkId}#{reading.Protocol.Split('@')[0]}"] = texts;
                }
            }
        }

        return answers;
    }

    /// <summary>The decisions of an earlier assessment of this traveller; none for another's.</summary>
    public async Task<IReadOnlyList<AssessmentReading>> Readings(TravellerId traveller, string? earlier, CancellationToken cancellation)
    {
        List<AssessmentReading> readings = [];
        foreach (var id in earlier is { } first ? [first] : Array.Empty<string>())
        {
            if (await Read("ClinicalImpression", id, cancellation) is { } impression && AssessmentReading.Of(impression) is { } reading && reading.Traveller == $"Patient/{traveller}")
            {
                readings.Add(reading);
                foreach (var part in reading.Parts)
                {
                    readings.AddRange(await Read("ClinicalImpression", part, cancellation) is { } other && AssessmentReading.Of(other) is { } one ? [one] : Array.Empty<AssessmentReading>());
                }
            }
        }

        return readings;
    }

    /// <summary>The countries of the last 21 days; null when nobody asked.</summary>
    private async Task<IReadOnlyList<Visit>?> Itinerary(string traveller, CancellationToken cancellation)
    {
        var stays = await Find("Observation", $"patient=Patient/{traveller}&code=http://loinc.org|94651-7&_count=200", cancellation);
        var visits = stays.Select(stay => new Visit(stay.Root["value"]["coding"]["code"].Text ?? "", stay.Root["effective"]["end"].Date?.Date.ToDateOnly())).ToList();
        return visits.Count == 0 ? null : visits;
    }

    private async Task<Resource?> Read(string type, string id, CancellationToken cancellation) =>
        await reader.Read(caller, type, id, cancellation) is { Ok: true } found ? found.Value.Resource : null;

    private async Task<IReadOnlyList<Resource>> Find(string type, string query, CancellationToken cancellation) =>
        await reader.Search(caller, type, query, cancellation) is { Ok: true } page ? [.. page.Value.Matches.Select(match => match.Resource)] : [];
}
