using System.Text.Json.Nodes;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>What is certain may be taken without asking anybody, so it is what nothing speaks against, and it comes first.</summary>
public sealed class MatchOperationTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task A_birth_date_with_day_and_month_swapped_is_not_certain_and_the_grades_follow_the_scores()
    {
        using var client = await site.Client(Roles.Client);
        var swapped = await New(client, """{"resourceType":"Patient","name":[{"family":"Quisling","given":["Otmar"]}],"gender":"male","birthDate":"1966-07-08"}""");
        var namesake = await New(client, """{"resourceType":"Patient","name":[{"family":"Quisling","given":["Osmar"]}],"gender":"male","birthDate":"1966-08-07"}""");
        var same = await New(client, """{"resourceType":"Patient","name":[{"family":"Quisling","given":["Otmar"]}],"birthDate":"1966-08-07"}""");
        var matches = await Matches(client, """{"resourceType":"Patient","name":[{"family":"Quisling","given":["Otmar"]}],"gender":"male","birthDate":"1966-08-07"}""");
        Assert.Equal(["probable", "probable"], new[] { swapped, namesake }.Select(id => matches.Single(match => match.Id == id).Grade));
        Assert.Equal((same, "certain"), (matches[0].Id, matches[0].Grade));
        Assert.Equal(matches.Select(match => match.Score).OrderDescending(), matches.Select(match => match.Score));
        Assert.Equal(matches.Select(match => match.Grade).OrderBy(grade => Array.IndexOf(["certain", "probable", "possible"], grade)), matches.Select(match => match.Grade));
        Assert.DoesNotContain(matches.Skip(1), match => match.Grade != "certain" && match.Score >= matches[0].Score);
    }

    [Fact]
    public async Task Who_has_the_document_ranks_above_a_namesake_of_the_same_day_and_is_the_certain_one()
    {
        using var client = await site.Client(Roles.Client);
        const string person = """{"resourceType":"Patient","name":[{"family":"Amundsen","given":["Gerda"]}],"gender":"female","birthDate":"1971-02-03","identifier":[{"system":"urn:passport","value":"NO1"}]}""";
        var holder = await New(client, person);
        await New(client, person.Replace("NO1", "NO2", StringComparison.Ordinal));
        var matches = await Matches(client, person);
        Assert.Equal(holder, matches[0].Id);
        Assert.True(matches[0].Score > matches[1].Score);
        Assert.Equal(holder, Assert.Single(await Matches(client, person, certain: true)).Id);

        // Without the document both are as certain, and so neither.
        var plain = JsonNode.Parse(person)!.AsObject();
        plain.Remove("identifier");
        Assert.Empty(await Matches(client, plain.ToJsonString(), certain: true));
    }

    [Fact]
    public async Task The_document_of_somebody_of_another_name_is_not_certain()
    {
        using var client = await site.Client(Roles.Client);
        var holder = await New(client, """{"resourceType":"Patient","name":[{"family":"Brekke","given":["Solveig"]}],"gender":"female","birthDate":"1980-05-06","identifier":[{"system":"urn:passport","value":"NO3"}]}""");
        var match = Assert.Single(await Matches(client, """{"resourceType":"Patient","name":[{"family":"Zwart","given":["Piet"]}],"gender":"female","birthDate":"1980-05-06","identifier":[{"system":"urn:passport","value":"NO3"}]}"""));
        Assert.Equal((holder, "probable"), (match.Id, match.Grade));
    }

    private static async Task<IReadOnlyList<(string Id, double Score, string Grade)>> Matches(HttpClient client, string patient, bool certain = false)
    {
        var bundle = await Post(client, "Patient/$match", $$"""{"resourceType":"Parameters","parameter":[{"name":"resource","resource":{{patient}}},{"name":"onlyCertainMatches","valueBoolean":{{(certain ? "true" : "false")}}}]}""");
        return
        [
            .. from entry in bundle["entry"]?.AsArray().ToArray() ?? []
               let search = entry!["search"]!
               let grade = search["extension"]!.AsArray().Single(one => one!["url"]!.ToString().EndsWith("match-grade", StringComparison.Ordinal))!["valueCode"]!.ToString()
               select (entry["resource"]!["id"]!.ToString(), search["score"]!.GetValue<double>(), grade),
        ];
    }
}
