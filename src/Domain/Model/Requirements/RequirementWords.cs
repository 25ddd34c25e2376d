using System.Globalization;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Requirements;

/// <summary>An answer as an English sentence, for command lines and logs of decisions; screens have their own words.</summary>
public static class RequirementWords
{
    /// <summary>The sentence.</summary>
    public static string Of(RequirementAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return $"{answer.Country}, {Vaccines.Disease(answer.Disease, "en")}: {Standing(answer)}{Offered(answer.Offer)} ({answer.Rule}).";
    }

    private static string Standing(RequirementAnswer answer) => answer.Outcome switch
    {
        RequirementOutcome.NotRequired => "nothing is asked",
        RequirementOutcome.Met => $"met by the dose of {Day(answer.Dose)}, which counts from {Day(answer.From)} {(answer.Until is { } until ? "to " + Day(until) : "for life")}",
        RequirementOutcome.Exempt => answer.Reason == "too-young" ? "not asked at this age" : "exempt by a doctor's letter, if the country accepts it",
        RequirementOutcome.Recommended => "a dose is advised, not asked for",
        RequirementOutcome.Waiting => $"the dose of {Day(answer.Dose)} counts only from {Day(answer.From)}",
        RequirementOutcome.NotMet => "asked for and not met",
        _ => answer.Reason == "no-rule" ? "no rule is on record; ask its embassy" : "cannot be told, not known: " + string.Join(", ", answer.Missing),
    };

    private static string Offered(Offer offer) =>
        (offer.Vaccinate ? "; offer vaccination" : "") + (offer.ObserveUntil is { } until ? $"; observe until {Day(until)} at most" : "");

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";
}
