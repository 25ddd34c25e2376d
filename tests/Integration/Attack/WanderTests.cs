using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;
using Xunit.Abstractions;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>
/// Police, immigration and security wander through the running site: random calls through every door, each using what earlier
/// answers gave away. No way leads to a traveller's name, or to whether a traveller is here.
/// </summary>
[Collection("attack")]
public sealed partial class WanderTests(AttackSite site, ITestOutputHelper output)
{
    private const int Steps = 60;

    [Theory]
    [InlineData(20261122)]
    [InlineData(4711)]
    [InlineData(31337)]
    public async Task No_sequence_of_calls_leads_a_firewall_organisation_to_a_name_or_a_presence(int seed)
    {
        output.WriteLine($"seed {seed}");
        var callers = site.Attackers.Where(one => one.IsBehindTheWall).ToList();
        await Parallel.ForEachAsync(callers.Select((caller, n) => (caller, n)), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (one, _) =>
        {
            var walk = new Walk(new Random(seed + one.n), site.World);
            for (var step = 0; step < Steps; step++)
            {
                var (method, address, twin) = walk.Next(site.Doors);
                var text = await Ask(one.caller, method, address);
                var told = World.Words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase) && !address.Contains(word, StringComparison.OrdinalIgnoreCase));
                Assert.True(!told.Any() && !(OfPersons().IsMatch(address) && Found().IsMatch(text)), $"seed {seed}, {one.caller.Role!.Name} of {one.caller.Organisation}, step {step}: {method} {address} tells {string.Join(' ', told)}");
                if (twin is not null)
                {
                    Assert.True(Shape(text) == Shape(await Ask(one.caller, method, twin)), $"seed {seed}, {one.caller.Role!.Name} of {one.caller.Organisation}, step {step}: {method} {address} tells an existing record from none");
                }

                walk.Learn(text);
            }
        });
    }

    private async Task<string> Ask(Attacker caller, string method, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        request.Headers.Add("Cookie", caller.Cookie);
        if (method is not ("GET" or "HEAD" or "DELETE"))
        {
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, address.StartsWith("/fhir", StringComparison.Ordinal) ? "application/fhir+json" : "application/json");
        }

        using var answer = await site.Wire.SendAsync(request);
        return $"{(int)answer.StatusCode} {answer.Headers.Location} {await answer.Content.ReadAsStringAsync()}";
    }

    private static string Shape(string text) => Changing().Replace(text, "");

    /// <summary>A search that answers with a number of matches other than none.</summary>
    [GeneratedRegex("\"total\":\\s*[1-9]")]
    private static partial Regex Found();

    [GeneratedRegex("^/fhir/R4/(Patient|Observation|Immunization|Encounter|Consent|Flag)")]
    private static partial Regex OfPersons();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|value=\"CfDJ8[^\"]*\"|[Rr]eport number[^\"<]*|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?|\"(?:id|lastUpdated)\":\"[^\"]*\"")]
    private static partial Regex Changing();

    /// <summary>One caller's way: what they know by now, and where they go next.</summary>
    private sealed partial class Walk(Random random, World world)
    {
        private static readonly string[] Types = ["Patient", "Observation", "Immunization", "Encounter", "Consent", "Flag"];
        private static readonly string[] Tails = ["", "", "?_summary=count", "?_total=accurate", "?_include=*", "?_revinclude=*", "?_elements=id", "?_count=1", "?page=1", "?back=/"];

        /// <summary>They may know ids of records from elsewhere: an id is no secret.</summary>
        private readonly List<string> ids = [world.Patient, world.Observation, world.ForeignPatient, world.SecretObservation, world.Nobody];

        private readonly List<string> links = ["/"];

        public (string Method, string Address, string? Twin) Next(IReadOnlyList<Door> doors)
        {
            if (random.Next(4) == 0)
            {
                return ("GET", Pick(links), null);
            }

            var door = Pick(doors);
            var method = Pick(door.Methods);
            var (id, type) = (Pick(ids), Pick(Types));
            var tail = method == "GET" ? Search(Pick(Tails)) : "";
            var address = Fill(door.Route.RoutePattern, type, id) + tail;
            var isKnown = method == "GET" && (id == world.Patient || id == world.ForeignPatient) && type == "Patient" && address.Contains(id, StringComparison.Ordinal);
            return (method, address, isKnown ? Fill(door.Route.RoutePattern, type, world.Nobody) + tail : null);
        }

        /// <summary>Every id and every link of an answer is kept for later.</summary>
        public void Learn(string text)
        {
            ids.AddRange(Id().Matches(text).Select(match => match.Value).Distinct().Take(5).Except(ids));
            links.AddRange(Link().Matches(text).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).Where(link => !link.Contains("/sign-out", StringComparison.Ordinal)).Distinct().Take(8).Except(links));
        }

        private string Search(string tail) => tail.Length > 0 && random.Next(3) == 0 ? $"{tail}&family={World.Name}" : tail;

        private static string Fill(RoutePattern pattern, string type, string id) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart { Name: "type" or "Type" } => type,
            RoutePatternParameterPart { Name: "version" or "Version" or "vid" } => (1 + (id[^1] % 2)).ToString(CultureInfo.InvariantCulture),
            _ => id,
        }))));

        private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

        [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
        private static partial Regex Id();

        [GeneratedRegex("(?:href|action)=\"(/[^\"#]*)\"")]
        private static partial Regex Link();
    }
}
