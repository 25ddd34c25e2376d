namespace HealthAssess.Domain.Requirements;

/// <summary>What a border does about a whole trip's requirements, in the words that protocols use.</summary>
public static class RequirementDisposition
{
    /// <summary>The most severe that any answer asks for.</summary>
    public static string Of(IReadOnlyCollection<RequirementAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        bool Any(RequirementOutcome outcome) => answers.Any(answer => answer.Outcome == outcome);
        var observed = answers.Where(answer => answer is { Outcome: RequirementOutcome.Waiting, Offer.ObserveUntil: not null }).ToList();
        return observed.Count > 0 && !Any(RequirementOutcome.NotMet) && !Any(RequirementOutcome.Unknown) ? $"MONITOR({observed.Max(Days)} d)"
            : Any(RequirementOutcome.Unknown) ? "INSUFFICIENT_DATA"
            : Any(RequirementOutcome.NotMet) ? "VACCINATE_OFFER"
            : Any(RequirementOutcome.Waiting) || Any(RequirementOutcome.Recommended) ? "CLEAR_ADVICE"
            : Any(RequirementOutcome.Exempt) ? "CERT_EXEMPT"
            : "CLEAR";
    }

    private static int Days(RequirementAnswer answer) => answer.Offer.ObserveUntil!.Value.DayNumber - answer.On!.Value.DayNumber;
}
