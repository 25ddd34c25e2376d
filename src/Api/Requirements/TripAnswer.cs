using HealthAssess.Domain.Requirements;

namespace HealthAssess.Api.Requirements;

/// <summary>What every country of a trip asks, and how the traveller stands.</summary>
/// <param name="Version">Version of the rules.</param>
/// <param name="Disposition">What a border does about all of it.</param>
/// <param name="Answers">A line for each country and disease, in the order of the trip.</param>
public sealed record TripAnswer(string Version, string Disposition, IReadOnlyList<RequirementAnswer> Answers)
{
    internal static TripAnswer Of(RequirementSet set, Trip trip)
    {
        var answers = set.Of(trip);
        return new(set.Version, RequirementDisposition.Of(answers), answers);
    }
}
