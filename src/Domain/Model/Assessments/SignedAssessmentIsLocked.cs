using HealthAssess.Fhir;

namespace HealthAssess.Domain.Assessments;

/// <summary>What was signed stays as it was signed: the only way on is a new version that says who amended it and why.</summary>
/// <param name="type"><c>ClinicalImpression</c>, locked by its signature, or <c>QuestionnaireResponse</c>, locked once it is complete.</param>
public sealed class SignedAssessmentIsLocked(string type) : IWriteRule
{
    /// <inheritdoc/>
    public string Type => type;

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        return ValueTask.FromResult(write.Current is { } current && IsLocked(current) && !IsAmended(current, write.Next)
            ? RuleAnswer.Refuse(new Refusal(RefusalKind.BusinessRule, "assessment-signed", "This assessment is signed. Amend it, with a reason, instead of changing it."))
            : RuleAnswer.Pass);
    }

    private static bool IsLocked(Resource current) => current.TypeName == "ClinicalImpression"
        ? Count(current, AssessmentCodes.SignatureExtension) > 0
        : current.Root["status"].Text is "completed" or "amended" && current.Root["questionnaire"].Text?.StartsWith(AssessmentCodes.Questionnaire, StringComparison.Ordinal) == true;

    private static bool IsAmended(Resource current, Resource? next) =>
        next is not null && Count(next, AssessmentCodes.AmendmentExtension) > Count(current, AssessmentCodes.AmendmentExtension);

    private static int Count(Resource resource, string url)
    {
        var count = 0;
        foreach (var _ in resource.Root.Extensions(url))
        {
            count++;
        }

        return count;
    }
}
