namespace HealthAssess.Immunization;

/// <summary>What one dose counts for in one series.</summary>
/// <param name="Dose">The dose.</param>
/// <param name="Antigen">The antigen.</param>
/// <param name="Series">The series.</param>
/// <param name="Best">True in the series that the patient follows.</param>
/// <param name="Status">What it counts for.</param>
/// <param name="Reasons">Why.</param>
/// <param name="TargetDose">Number of the series dose it was held against, or null.</param>
public readonly record struct DoseEvaluation(
    AdministeredDose Dose,
    string Antigen,
    string Series,
    bool Best,
    EvaluationStatus Status,
    EvaluationReasons Reasons,
    int? TargetDose);
