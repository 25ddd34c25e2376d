using HealthAssess.Domain;

namespace HealthAssess.Api.Assessments;

/// <summary>What assessments refuse before any rule is asked.</summary>
internal static class AssessmentRefusals
{
    public static Refusal NoTraveller { get; } = new(RefusalKind.NotFound, "traveller-not-found", "There is no such traveller here.");

    public static Refusal NoAssessment { get; } = new(RefusalKind.NotFound, "assessment-not-found", "There is no such assessment here.");

    public static Refusal ProtocolOff { get; } = new(RefusalKind.BusinessRule, "protocol-off", "This protocol is not switched on at this Point of Entry. Choose another one.");

    public static Refusal NoProtocol { get; } = new(RefusalKind.NotFound, "protocol-not-found", "There is no such protocol.");
}
