using HealthAssess.Domain.Assessments;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Feeds;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;

namespace HealthAssess.Domain;

/// <summary>All rules over writes, for every host: the screens, the API, an offline sync and an import cannot disagree.</summary>
public static class WriteRules
{
    /// <summary>The rules; the store asks those of a type in their order.</summary>
    public static IReadOnlyList<IWriteRule> All { get; } =
    [
        new MergedRecordsStay(),
        new DoseLiesInLife(),
        new HistoryHasEvidence(),
        new DoseComesFromStock(),
        new CertificatesFollowTheirDose(),
        new LettersFollowTheirGround("Immunization"),
        new LettersFollowTheirGround("AllergyIntolerance"),
        new LettersFollowTheirGround("Condition"),
        new CertificatesFollowTheirTraveller(),
        new SignedAssessmentIsLocked("ClinicalImpression"),
        new SignedAssessmentIsLocked("QuestionnaireResponse"),
        new ReportsWhatHappened("Immunization"),
        new ReportsWhatHappened("ClinicalImpression", IsAlert),
    ];

    private static bool IsAlert(Fhir.Resource impression) =>
        impression.Root.Extension(AssessmentCodes.DispositionExtension)["value"]["code"].Text == "ISOLATE_ALERT";
}
