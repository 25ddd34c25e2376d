using HealthAssess.Fhir;

namespace HealthAssess.Domain.Assessments;

/// <summary>A change after sign-off: a new version, with who made it and why.</summary>
/// <param name="At">When.</param>
/// <param name="Author">Who.</param>
/// <param name="Reason">Why.</param>
public sealed record Amendment(DateTimeOffset At, ReferenceBuilder Author, string Reason)
{
    /// <summary>The changes that stand in a decision, with who made them as they were written.</summary>
    public static IReadOnlyList<Amendment> Of(Resource impression)
    {
        ArgumentNullException.ThrowIfNull(impression);
        List<Amendment> amendments = [];
        foreach (var one in impression.Root.Extensions(AssessmentCodes.AmendmentExtension))
        {
            amendments.Add(new Amendment(
                one.Extension("at")["value"].Date?.Earliest ?? default, ReferenceBuilder.From(one.Extension("author")["value"]), one.Extension("reason")["value"].Text ?? ""));
        }

        return amendments;
    }

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
