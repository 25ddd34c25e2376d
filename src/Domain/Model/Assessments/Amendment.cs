using HealthAssess.Fhir;

namespace HealthAssess.Domain.Assessments;

/// <summary>A change after sign-off: a new version, with who made it and why.</summary>
/// <param name="At">When.</param>
/// <param name="Author">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record Amendment(DateTimeOffset At, ReferenceBuilder Author, string Reason)
{
    internal ExtensionBuilder Extension() => new()
    {
        Url = AssessmentCodes.AmendmentExtension,
        Extension =
        {
            new ExtensionBuilder { Url = "at", ValueDateTime = At },
            new ExtensionBuilder { Url = "author", ValueReference = Author },
            new ExtensionBuilder { Url = "reason", ValueString = Reason },
        },
    };
}
