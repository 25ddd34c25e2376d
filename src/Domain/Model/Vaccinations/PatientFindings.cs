using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>A Condition, Observation or AllergyIntolerance as an observation of the schedule.</summary>
internal static class PatientFindings
{
    private static readonly string[] Over = ["inactive", "remission", "resolved", "refuted", "entered-in-error", "cancelled"];

    /// <summary>The observation, or null for what no schedule looks at and for what is over or was refuted.</summary>
    public static PatientObservation? Read(Resource finding)
    {
        var root = finding.Root;
        if (IsOver(root["clinicalStatus"]) || IsOver(root["verificationStatus"]) || Over.Contains(root["status"].Text))
        {
            return null;
        }

        var on = (root["onset"].Date ?? root["effective"].Date ?? root["recordedDate"].Date)?.Date.First;
        var answer = root["value"]["coding"]["code"].Text;
        foreach (var coding in root["code"].All("coding"))
        {
            if (coding["system"].Text is { } system && coding["code"].Text is { } code && Conditions.Find(system, code, answer, on) is { } observation)
            {
                return root["verificationStatus"]["coding"]["code"].Text is "unconfirmed" or "provisional" or "differential"
                    ? observation with { Undetermined = true }
                    : observation;
            }
        }

        return null;
    }

    private static bool IsOver(Element status) => Over.Contains(status["coding"]["code"].Text);
}
