using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Evaluation;

/// <summary>What one dose counts for in one series, and against which series dose it was held last.</summary>
internal readonly record struct Judgement(EvaluationStatus Status, EvaluationReasons Reasons, SeriesDose? Target)
{
    public bool Inadvertent => (Reasons & EvaluationReasons.Inadvertent) != 0;
}
