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
    Guid Id, Guid Traveller, Guid? Visit, DateTimeOffset At, IReadOnlyList<Answer> Answers, Decision Decision,
    ReferenceBuilder By, string Language, Guid? Previous = null)
{
    /// <summary>The QuestionnaireResponse, the Observations, the ClinicalImpression, and a Flag unless the colour is green.</summary>
    /// <param name="newId">Where ids come from.</param>
    public IReadOnlyList<Resource> Resources(Func<Guid> newId)
    {
        ArgumentNullException.ThrowIfNull(newId);
        var response = ResponseRecord.Of(this, newId());
        var observations = Answers.Where(answer => answer.Question.ObservationCode is not null)
            .Select(answer => ObservationRecord.Of(this, answer, newId(), response)).ToList();
        List<Resource> resources = [response, .. observations, ImpressionRecord.Of(this, response, observations)];
        if (Decision.Disposition.Colour() != TriageColour.Green)
        {
            resources.Add(TriageFlag.Of(this, newId()));
        }

        return resources;
    }
}
