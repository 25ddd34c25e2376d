using System.Text.Json;
using HealthAssess.Domain.Requirements;

namespace HealthAssess.Cli;

/// <summary>Parameters of a case: a rule as the case wants it, in the place of what is on record for the countries of its trip.</summary>
internal static class RequirementParameters
{
    private static readonly RequirementSource Given = new("parameters of the case", "given");

    /// <summary>All that there are.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "yf.rule", "yf.minAgeMonths", "yf.transitHours", "yf.lookbackDays", "yf.riskCountries", "yf.exceptions",
        "polio.states", "polio.compulsory", "polio.entry", "polio.stayDays", "polio.minDays", "polio.maxMonths",
        "men.minAgeMonths", "men.minDays", "men.conjugateMonths", "men.polysaccharideMonths",
    ];

    public static RequirementSet Apply(RequirementSet set, JsonElement? parameters, Trip trip)
    {
        if (parameters is not { ValueKind: JsonValueKind.Object } given)
        {
            return set;
        }

        if (given.EnumerateObject().FirstOrDefault(member => !Names.Contains(member.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } stranger)
        {
            throw new FormatException($"there is no parameter {stranger.Name}; there are: {string.Join(", ", Names)}");
        }

        var destination = trip.Stops[^1].Country;
        List<IRequirementRule> rules = [];
        if (Has(given, "yf."))
        {
            rules.Add(YellowFever(given, destination, set));
        }

        if (Has(given, "polio."))
        {
            rules.Add(Polio(given, destination, set));
        }

        if (Has(given, "men."))
        {
            rules.Add(Meningococcal(given, destination));
        }

        return set.With(rules);
    }

    private static YellowFeverRule YellowFever(JsonElement given, string destination, RequirementSet set)
    {
        var old = set.Rules.OfType<YellowFeverRule>().FirstOrDefault(rule => rule.Country == destination);
        return new YellowFeverRule(
            "YF-" + destination, destination,
            given.TryGetProperty("yf.rule", out var rule) ? RequirementReader.Demand(rule.GetString()!) : old?.Demand ?? YellowFeverDemand.FromRisk,
            Number(given, "yf.minAgeMonths", old?.MinAgeMonths ?? 0),
            given.TryGetProperty("yf.transitHours", out var hours) ? hours.ValueKind == JsonValueKind.Null ? null : hours.GetDecimal() : old?.TransitHours,
            Number(given, "yf.lookbackDays", old?.LookbackDays ?? 6),
            given.TryGetProperty("yf.riskCountries", out _) ? List(given, "yf.riskCountries") : old is { Risk.Countries.Count: > 0 } ? old.Risk : set.Lists[0],
            given.TryGetProperty("yf.exceptions", out var areas) ? [.. areas.EnumerateArray().Select(area => area.GetString()!)] : old?.Exceptions ?? [],
            Given, false);
    }

    private static PolioRule Polio(JsonElement given, string destination, RequirementSet set)
    {
        var entry = given.TryGetProperty("polio.entry", out var at) && at.GetBoolean();
        return new PolioRule(
            entry ? "POLIO-" + destination : "POLIO-DEPARTURE", entry ? destination : null,
            given.TryGetProperty("polio.states", out _) ? List(given, "polio.states") : set.Rules.OfType<PolioRule>().First(rule => rule.Country is null).States,
            !given.TryGetProperty("polio.compulsory", out var compulsory) || compulsory.GetBoolean(),
            Number(given, "polio.stayDays", 28), Number(given, "polio.minDays", 28), Number(given, "polio.maxMonths", 12), Given, false);
    }

    private static MeningococcalRule Meningococcal(JsonElement given, string destination) => new(
        "MEN-" + destination, destination, Number(given, "men.minAgeMonths", 12), Number(given, "men.minDays", 10),
        Number(given, "men.conjugateMonths", 60), Number(given, "men.polysaccharideMonths", 36), Given, false);

    private static RiskList List(JsonElement given, string name) =>
        new(name, given.GetProperty(name).EnumerateArray().Select(country => country.GetString()!).ToHashSet(StringComparer.Ordinal), Given);

    private static bool Has(JsonElement given, string prefix) => given.EnumerateObject().Any(member => member.Name.StartsWith(prefix, StringComparison.Ordinal));

    private static int Number(JsonElement given, string name, int otherwise) => given.TryGetProperty(name, out var number) ? number.GetInt32() : otherwise;
}
