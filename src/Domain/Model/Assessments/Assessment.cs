using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>One assessment by a protocol: what was answered and what was decided.</summary>
/// <param name="Id">Id of the ClinicalImpression.</param>
/// <param name="Traveller">Who was assessed.</param>
/// <param name="Visit">The Encounter it belongs to, or null.</param>
/// <param name="At">When, with the offset of the Point of Entry.</param>
/// <param name="Answers">What was answered.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="By">Reference to who assessed.</param>
/// <param name="Language">Language of the questions and explanations.</param>
/// <param name="Previous">The assessment this one continues, or null.</param>
public sealed record Assessment(
    string Id, TravellerId Traveller, string? Visit, DateTimeOffset At, IReadOnlyList<Answer> Answers, Decision Decision,
    ReferenceBuilder By, string Language, string? Previous = null)
{
    /// <summary>Ids of the other decisions of the same assessment, on its first one.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The Point of Entry, for the queue and the follow-up list.</summary>
    public Guid? Place { get; init; }

    /// <summary>Id of the QuestionnaireResponse, when it is there already.</summary>
    public string? Response { get; init; }

    /// <summary>Who signed; null while it is open.</summary>
    public SignOff? Signed { get; init; }

    /// <summary>Changes after sign-off, the last one last.</summary>
    public IReadOnlyList<Amendment> Amendments { get; init; } = [];

    /// <summary>The records, and what follows from the decision.</summary>
    /// <param name="newId">Where ids come from.</param>
    public IReadOnlyList<Resource> Resources(Func<Guid> newId) => [.. Records(newId, new HashSet<string>()), .. FollowsFrom(newId)];

    /// <summary>The QuestionnaireResponse, the Observations and the ClinicalImpression.</summary>
    /// <param name="newId">Where ids come from.</param>
    /// <param name="observed">LinkIds that another protocol of the assessment has recorded already: a measurement is recorded once.</param>
    public IReadOnlyList<Resource> Records(Func<Guid> newId, ISet<string> observed)
    {
        ArgumentNullException.ThrowIfNull(newId);
        ArgumentNullException.ThrowIfNull(observed);
        var response = ResponseRecord.Of(this, Response ?? newId().ToString());
        var observations = Answers.Where(answer => answer.Question.ObservationCode is not null && observed.Add(answer.Question.LinkId + answer.Question.ObservationCode))
            .Select(answer => ObservationRecord.Of(this, answer, newId(), response)).ToList();
        return [response, .. observations, ImpressionRecord.Of(this, response, observations)];
    }

    /// <summary>The colour in the queue and the plan of follow-up. A screen that must never be used for clearance has neither.</summary>
    public IReadOnlyList<Resource> FollowsFrom(Func<Guid> newId)
    {
        ArgumentNullException.ThrowIfNull(newId);
        return !Decision.Protocol.Clearance ? []
        :
        [
            .. Decision.Disposition.Colour() != TriageColour.Green ? [TriageFlag.Of(this, newId())] : Array.Empty<Resource>(),
            .. Decision is { Disposition: Disposition.Monitor, Days: > 0 } ? [FollowUpPlan.Of(this, newId())] : Array.Empty<Resource>(),
        ];
    }

    /// <summary>The label of a restricted class, on everything that is recorded (PR-16); null for what anybody on shift may see.</summary>
    internal MetaBuilder? Label => Decision.Protocol.Restricted
        ? new MetaBuilder { Security = { new CodingBuilder { System = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", Code = "R", Display = "restricted" } } }
        : null;

    internal ExtensionBuilder? AtPlace => Place is { } place ? new ExtensionBuilder { Url = AssessmentCodes.PlaceExtension, ValueReference = Terms.To("Location", place) } : null;
}
