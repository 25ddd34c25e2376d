using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>A stored decision, read back from its ClinicalImpression.</summary>
/// <param name="Id">Id of the ClinicalImpression.</param>
/// <param name="Protocol">Protocol and version, <c>EVD-POE@1.0.0</c>.</param>
/// <param name="At">When it was made.</param>
/// <param name="Disposition">What was decided.</param>
/// <param name="Days">For how many days, or null.</param>
/// <param name="Summary">The reasons in words.</param>
/// <param name="Rules">Ids of the rules that held.</param>
/// <param name="Near">Ids of the rules that nearly held.</param>
/// <param name="Unknown">LinkIds of answers that were missing and mattered.</param>
/// <param name="Outputs">Names of outputs that follow.</param>
/// <param name="Response">Reference to the QuestionnaireResponse.</param>
/// <param name="Traveller">Reference to who was assessed.</param>
/// <param name="Parts">Ids of the other decisions of the same assessment.</param>
/// <param name="Signed">When it was signed, or null.</param>
/// <param name="SignedBy">Who signed.</param>
/// <param name="Amendments">Changes after sign-off.</param>
public sealed record AssessmentReading(
    string Id, string Protocol, DateTimeOffset At, Disposition Disposition, int? Days, string Summary,
    IReadOnlyList<string> Rules, IReadOnlyList<string> Near, IReadOnlyList<string> Unknown, IReadOnlyList<string> Outputs, string Response,
    string Traveller, IReadOnlyList<string> Parts, DateTimeOffset? Signed, string? SignedBy, IReadOnlyList<AmendmentReading> Amendments)
{
    /// <summary>Reads it; null for a ClinicalImpression that is not one of ours.</summary>
    public static AssessmentReading? Of(Resource impression)
    {
        ArgumentNullException.ThrowIfNull(impression);
        var root = impression.Root;
        return Dispositions.Find(root.Extension(AssessmentCodes.DispositionExtension)["value"]["code"].Text ?? "") is not { } disposition
            ? null
            : new AssessmentReading(
                impression.Id!,
                Named(root["protocol"].Text ?? ""),
                root["date"].Date?.Earliest ?? default,
                disposition,
                root.Extension(AssessmentCodes.DaysExtension)["value"].Integer,
                root["summary"].Text ?? "",
                RulesOf(root, null),
                RulesOf(root, "near"),
                Texts(root, AssessmentCodes.UnknownExtension),
                Texts(root, AssessmentCodes.OutputExtension),
                root["investigation"]["item"]["reference"].Text ?? "",
                root["subject"]["reference"].Text ?? "",
                References(root),
                root.Extension(AssessmentCodes.SignatureExtension).Extension("at")["value"].Date?.Earliest,
                root.Extension(AssessmentCodes.SignatureExtension).Extension("by")["value"]["display"].Text,
                AmendmentsOf(root));
    }

    /// <summary><c>https://…/PlanDefinition/EVD-POE|1.0.0</c> → <c>EVD-POE@1.0.0</c>.</summary>
    private static string Named(string canonical) => canonical[(canonical.LastIndexOf('/') + 1)..].Replace('|', '@');

    private static List<string> RulesOf(Element root, string? state)
    {
        List<string> rules = [];
        foreach (var finding in root.All("finding"))
        {
            if (finding.Extension(AssessmentCodes.FindingExtension)["value"].Text == state)
            {
                rules.Add((finding["itemCodeableConcept"]["coding"]["code"].Text ?? "").Split('#')[^1]);
            }
        }

        return rules;
    }

    private static List<string> References(Element root)
    {
        List<string> parts = [];
        foreach (var part in root.Extensions(AssessmentCodes.PartExtension))
        {
            parts.Add((part["value"]["reference"].Text ?? "").Split('/')[^1]);
        }

        return parts;
    }

    private static List<AmendmentReading> AmendmentsOf(Element root)
    {
        List<AmendmentReading> amendments = [];
        foreach (var one in root.Extensions(AssessmentCodes.AmendmentExtension))
        {
            amendments.Add(new AmendmentReading(one.Extension("at")["value"].Date?.Earliest ?? default, one.Extension("author")["value"]["display"].Text, one.Extension("reason")["value"].Text ?? ""));
        }

        return amendments;
    }

    private static List<string> Texts(Element root, string url)
    {
        List<string> texts = [];
        foreach (var extension in root.Extensions(url))
        {
            texts.Add(extension["value"].Text ?? "");
        }

        return texts;
    }
}
