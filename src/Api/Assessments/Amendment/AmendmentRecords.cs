using HealthAssess.Domain;
using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Assessments;

/// <summary>What an amendment writes: the next version of each decision that it touches, measurements anew, colour and plan of the whole assessment.</summary>
internal sealed class AmendmentRecords(Caller caller, ResourceReader reader, AssessmentBackground background, TimeProvider time)
{
    /// <summary>The changes.</summary>
    /// <param name="parts">All decisions of the assessment in order, each with whether it has a new version.</param>
    /// <param name="stands">True while colour and plan of the traveller are those of this assessment.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<Change>> Of(IReadOnlyList<(Assessment Assessment, StoredPart Stored, bool Again)> parts, bool stands, CancellationToken cancellation)
    {
        List<Change> changes = [.. await Withdrawn(parts, cancellation)];
        HashSet<string> observed = [];
        foreach (var (assessment, stored, again) in parts)
        {
            // A decision that stays as it is still says which measurements it has recorded already.
            var records = assessment.Records(() => Ids.New(time), observed);
            changes.AddRange(again ? records.Select(record => Written(record, stored)) : []);
        }

        if (stands && parts.Select(part => part.Assessment).Where(one => one.Decision.Protocol.Clearance).MaxBy(one => one.Decision.Disposition) is { } worst)
        {
            changes.AddRange(await background.Supersede(worst.Traveller, time.GetUtcNow(), cancellation));
            changes.AddRange(worst.FollowsFrom(() => Ids.New(time)).Select(Change.Create));
        }

        return changes;
    }

    /// <summary>Measurements that were made out of the amended answers, marked entered in error.</summary>
    private async Task<IEnumerable<Change>> Withdrawn(IReadOnlyList<(Assessment Assessment, StoredPart Stored, bool Again)> parts, CancellationToken cancellation)
    {
        var responses = parts.Where(part => part.Again).Select(part => $"QuestionnaireResponse/{part.Stored.Response.Id}").ToHashSet();
        var first = parts[0].Assessment;
        var found = await reader.Search(caller, "Observation", $"patient=Patient/{first.Traveller}&_count=200&date=ge{first.At.AddDays(-1):yyyy-MM-dd}", cancellation);
        return !found.Ok ? [] : found.Value.Matches.Select(match => match.Resource)
            .Where(one => responses.Contains(one.Root["derivedFrom"]["reference"].Text ?? "") && one.Root["status"].Text != "entered-in-error")
            .Select(one => Change.Update(Wrong(one), one.VersionId));
    }

    private static Resource Wrong(Resource observation)
    {
        var wrong = ObservationBuilder.From(observation);
        wrong.Status = "entered-in-error";
        return wrong.Build();
    }

    private static Change Written(Resource record, StoredPart stored) => record.TypeName switch
    {
        "QuestionnaireResponse" => Change.Update(record, stored.Response.VersionId),
        "ClinicalImpression" => Change.Update(record, stored.Impression.VersionId),
        _ => Change.Create(record),
    };
}
