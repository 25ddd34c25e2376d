using System.Text.Json;

namespace HealthAssess.Domain.Requirements;

/// <summary>Reads requirements from JSON: lists of countries, and rules by kind. What is wrong is said by name; nothing is guessed.</summary>
public static class RequirementReader
{
    private const int IncubationDays = 6;
    private const int FourWeeks = 28;
    private const int TwelveMonths = 12;

    /// <summary>The set, or every objection.</summary>
    public static Outcome<RequirementSet> Read(JsonElement json)
    {
        try
        {
            var lists = json.GetProperty("lists").EnumerateArray().Select(List).ToDictionary(list => list.Id, StringComparer.Ordinal);
            return Outcome<RequirementSet>.Of(new RequirementSet(Text(json, "version"), [.. json.GetProperty("rules").EnumerateArray().Select(rule => Rule(rule, lists))], [.. lists.Values]));
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return new Refusal(RefusalKind.Invalid, "requirements-unreadable", "The list of requirements is not in its form: " + e.Message, "requirements");
        }
    }

    private static RiskList List(JsonElement json) =>
        new(Text(json, "id"), json.GetProperty("countries").EnumerateArray().Select(Country).ToHashSet(StringComparer.Ordinal), Source(json));

    private static IRequirementRule Rule(JsonElement json, Dictionary<string, RiskList> lists) => Text(json, "kind") switch
    {
        "yellow-fever" => new YellowFeverRule(
            Text(json, "id"), Country(json.GetProperty("country")), Demand(Text(json, "demand")), Number(json, "minAgeMonths", 0),
            json.TryGetProperty("transitHours", out var hours) ? hours.GetDecimal() : null, Number(json, "lookbackDays", IncubationDays),
            json.TryGetProperty("risk", out _) ? Named(json, "risk", lists) : Nowhere,
            json.TryGetProperty("exceptions", out var areas) ? [.. areas.EnumerateArray().Select(area => area.GetString()!)] : [], Source(json), Demo(json)),
        "polio" => new PolioRule(
            Text(json, "id"), json.TryGetProperty("country", out var country) ? Country(country) : null, Named(json, "states", lists), json.GetProperty("compulsory").GetBoolean(),
            Number(json, "stayDays", FourWeeks), Number(json, "minDays", FourWeeks), Number(json, "maxMonths", TwelveMonths), Source(json), Demo(json)),
        "meningococcal" => new MeningococcalRule(
            Text(json, "id"), Country(json.GetProperty("country")), Number(json, "minAgeMonths", TwelveMonths), Number(json, "minDays", 10),
            Number(json, "conjugateMonths", 5 * TwelveMonths), Number(json, "polysaccharideMonths", 3 * TwelveMonths), Source(json), Demo(json)),
        var kind => throw new FormatException("no such kind of rule: " + kind),
    };

    private static RiskList Nowhere { get; } = new("none", new HashSet<string>(), new("", ""));

    /// <summary>The demand of a name: NONE, ALL or FROM_RISK.</summary>
    public static YellowFeverDemand Demand(string name) => name switch
    {
        "NONE" => YellowFeverDemand.None,
        "ALL" => YellowFeverDemand.All,
        "FROM_RISK" => YellowFeverDemand.FromRisk,
        _ => throw new FormatException("demand is NONE, ALL or FROM_RISK, not " + name),
    };

    private static RiskList Named(JsonElement json, string name, Dictionary<string, RiskList> lists) =>
        lists.TryGetValue(Text(json, name), out var list) ? list : throw new FormatException("no such list: " + Text(json, name));

    private static string Country(JsonElement json) =>
        json.GetString() is { Length: 3 } code && code.All(char.IsAsciiLetterUpper) ? code : throw new FormatException("a country is three capital letters, not " + json);

    private static RequirementSource Source(JsonElement json)
    {
        var source = json.GetProperty("source");
        return new RequirementSource(Text(source, "text"), Text(source, "asOf"), source.TryGetProperty("url", out var url) ? url.GetString() : null);
    }

    private static bool Demo(JsonElement json) => json.TryGetProperty("demo", out var demo) && demo.GetBoolean();

    private static int Number(JsonElement json, string name, int otherwise) => json.TryGetProperty(name, out var number) ? number.GetInt32() : otherwise;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException(name + " is empty");
}
