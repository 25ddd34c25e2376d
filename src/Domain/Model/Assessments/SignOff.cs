using HealthAssess.Fhir;

namespace HealthAssess.Domain.Assessments;

/// <summary>Who has signed an assessment, and when.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
public sealed record SignOff(DateTimeOffset At, ReferenceBuilder By)
{
    internal ExtensionBuilder Extension() => new()
    {
        Url = AssessmentCodes.SignatureExtension,
        Extension =
        {
            new ExtensionBuilder { Url = "at", ValueDateTime = At },
            new ExtensionBuilder { Url = "by", ValueReference = By },
        },
    };

    /// <summary>The decision, signed: from now on it changes by amendment only.</summary>
    public Resource On(Resource impression)
    {
        ArgumentNullException.ThrowIfNull(impression);
        var signed = ClinicalImpressionBuilder.From(impression);
        signed.Status = "completed";
        signed.Extension.Add(Extension());
        return signed.Build();
    }
}
