namespace HealthAssess.Domain.Requirements;

/// <summary>The rules that are in force, as one version.</summary>
/// <param name="Version">Version: the day it was put together.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Lists">The lists of countries they refer to.</param>
public sealed record RequirementSet(string Version, IReadOnlyList<IRequirementRule> Rules, IReadOnlyList<RiskList> Lists)
{
    /// <summary>What a whole trip needs: every rule at every stop, in the order of the stops. A country without a rule on record says so.</summary>
    public IReadOnlyList<RequirementAnswer> Of(Trip trip)
    {
        ArgumentNullException.ThrowIfNull(trip);
        return [.. trip.Stops.Index().SelectMany(stop => At(trip, stop.Index, stop.Item))];
    }

    /// <summary>This set with other rules for what they speak of: for a country's own edition, and for trying one out.</summary>
    public RequirementSet With(IReadOnlyList<IRequirementRule> rules) =>
        this with { Rules = [.. Rules.Where(old => !rules.Any(rule => rule.Country == old.Country && rule.Disease == old.Disease)), .. rules] };

    private IEnumerable<RequirementAnswer> At(Trip trip, int stop, Stop place)
    {
        var answers = Rules.Select(rule => rule.At(trip, stop)).OfType<RequirementAnswer>().ToList();
        return IsEntry(trip, stop, place) && !Rules.Any(rule => rule.Country == place.Country && rule.Disease == YellowFeverRule.YellowFever)
            ? answers.Append(new RequirementAnswer(place.Country, YellowFeverRule.YellowFever, RequirementOutcome.Unknown, "none", "no-rule") { On = place.Arrived, Missing = ["requirements." + place.Country] })
            : answers;
    }

    // The first stop is where the journey begins; nobody asks anything there, unless it is the only one.
    private static bool IsEntry(Trip trip, int stop, Stop place) => place is { Transit: false, Past: false, Arrived: not null, Resident: false } && (stop > 0 || trip.Stops.Count == 1);
}
