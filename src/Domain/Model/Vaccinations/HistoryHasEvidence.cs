namespace HealthAssess.Domain.Vaccinations;

/// <summary>A dose that is reported, not given here, says what it rests on. Imports bring their own history and are taken as they are.</summary>
public sealed class HistoryHasEvidence : IWriteRule
{
    /// <inheritdoc/>
    public string Type => "Immunization";

    /// <inheritdoc/>
    public int Order => 20;

    /// <inheritdoc/>
    public ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        return ValueTask.FromResult(write.Origin == WriteOrigin.Import || write.Next is null || HasEvidence(write.Next.Root) ? RuleAnswer.Pass : RuleAnswer.Refuse(new(
            RefusalKind.BusinessRule, "evidence-missing", "Say what the dose rests on: a card, what the traveller remembers, or a verified certificate.", "Immunization.reportOrigin")));
    }

    private static bool HasEvidence(Fhir.Element immunization) =>
        immunization["status"].Text != "completed"
        || immunization["primarySource"].Boolean != false
        || immunization["reportOrigin"].Exists
        || HistoryEvidence.Origins.ContainsKey(immunization.Extension(VaccinationCodes.EvidenceExtension)["value"].Text ?? "");
}
