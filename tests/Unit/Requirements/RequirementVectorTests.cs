using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HealthAssess.Cli;
using HealthAssess.Domain.Requirements;

namespace HealthAssess.Tests.Unit.Requirements;

/// <summary>
/// Entry requirements are judged in C# and in the browser. Both must answer these vectors, written by this one from the boundary table and
/// from trips to every country on record: run with WRITE_VECTORS=1 to write them anew, then the scripts' own tests.
/// </summary>
public sealed class RequirementVectorTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly DateOnly Arrival = new(2026, 6, 15);

    [Fact]
    public void The_compiled_requirements_are_those_the_browser_reads() => Holds("requirements.json", [CompiledRequirements.Of(SeedRequirements.Set)]);

    [Fact]
    public void The_answers_are_those_the_browser_must_reach() => Holds("trips.jsonl", [.. Boundaries(), .. Journeys()]);

    [Fact]
    public void What_is_published_names_every_country_and_the_vaccines_by_their_codes()
    {
        var json = CompiledRequirements.Published(SeedRequirements.Set);
        Assert.Equal("UG", (string?)json["countries"]!["UGA"]);
        Assert.Equal(["yellow-fever", "ipv", "menacwy"], new[] { "183", "XM5V19", "menacwy-1" }.Select(code => (string?)json["vaccines"]![code]));
        Assert.All(json["rules"]!.AsArray(), rule => Assert.NotNull((string?)rule!["source"]!["text"]));
    }

    private static IEnumerable<JsonObject> Boundaries() =>
        File.ReadLines(Path.Combine(SharedData.Root, "tests", "Unit", "Requirements", "boundaries.jsonl")).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            var given = json.RootElement.GetProperty("case");
            var trip = DecideRequirements.Trip(given);
            var set = RequirementParameters.Apply(SeedRequirements.Set, given.TryGetProperty("parameters", out var parameters) ? parameters : null, trip);
            return Vector(json.RootElement.GetProperty("name").GetString()!, set, trip);
        });

    // From a country with risk, one with polio and one with neither, to every country with a rule and one without, by what can be shown.
    private static IEnumerable<JsonObject> Journeys() =>
        from to in SeedRequirements.Set.Rules.Select(rule => rule.Country).OfType<string>().Distinct().Append("CHL")
        from home in new[] { "NGA", "PAK", "CHE" }
        from shown in Shown
        select Vector($"{home} to {to} with {shown.Name}", SeedRequirements.Set, new Trip(
            [new Stop(home) { Resident = true, Left = Arrival }, new Stop(to) { Arrived = Arrival, Pilgrimage = to == "SAU" }, new Stop("LKA") { Arrived = Arrival.AddDays(5) }],
            new DateOnly(1990, 1, 31), shown.Doses, shown.Letters));

    private static readonly (string Name, KnownDose[] Doses, ExemptionLetter[] Letters)[] Shown =
    [
        ("nothing", [], []),
        ("doses of nine days", [new("yellow-fever", Arrival.AddDays(-9)), new("ipv", Arrival.AddDays(-9)), new("menacwy", Arrival.AddDays(-9), Conjugate: true)], []),
        ("doses of a month and more", [new("yellow-fever", Arrival.AddDays(-40)), new("bopv", Arrival.AddMonths(-12)), new("menacwy", Arrival.AddMonths(-36))], []),
        ("products that are not approved", [new("yellow-fever", Arrival.AddDays(-40), false), new("nopv2", Arrival.AddDays(-40))], []),
        ("doses without a day", [new("yellow-fever", null), new("ipv", null), new("menacwy", null)], []),
        ("a letter", [], [new(YellowFeverRule.YellowFever, Arrival.AddDays(-1), Arrival)]),
    ];

    private static JsonObject Vector(string name, RequirementSet set, Trip trip) => new()
    {
        ["name"] = name,
        ["with"] = CompiledRequirements.Of(set with { Rules = [.. set.Rules.Except(SeedRequirements.Set.Rules)] }),
        ["trip"] = JsonSerializer.SerializeToNode(trip, Short),
        ["expected"] = new JsonArray([.. set.Of(trip).Select(Answer)]),
    };

    private static JsonObject Answer(RequirementAnswer answer)
    {
        var json = DecideRequirements.Json(answer);
        json.Remove("source");
        return json;
    }

    private static void Holds(string file, IReadOnlyList<JsonObject> lines)
    {
        var path = Path.Combine(SharedData.Root, "src", "Web", "Scripts", "vectors", file);
        string[] wanted = [.. lines.Select(line => line.ToJsonString(Plain))];
        if (Environment.GetEnvironmentVariable("WRITE_VECTORS") == "1")
        {
            File.WriteAllLines(path, wanted);
        }

        Assert.Equal(wanted, File.ReadAllLines(path));
    }
}
