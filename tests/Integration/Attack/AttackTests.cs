using System.Diagnostics;
using HealthAssess.Api.Pipeline;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>Attacks the running site through every door, as everybody, and writes down what was found.</summary>
/// <remarks>PR-03, PR-16; docs/security.md says how to read the report.</remarks>
[Collection("attack")]
public sealed class AttackTests(AttackSite site, ITestOutputHelper output)
{
    [Fact]
    public void Every_door_sends_a_request_that_declares_a_permission_or_is_open_for_a_reason()
    {
        var without = site.Doors.Where(door => door.Requests.Count == 0 && OpenDoors.ReasonOf(door.Pattern) is null).Select(door => $"{door.Pattern} sends no request");
        var undeclared = site.Doors.SelectMany(door => door.Requests.Where(request => !Attribute.IsDefined(request, typeof(RequiresAttribute))).Select(request => $"{door.Pattern}: {request.Name} declares no permission"));
        Assert.Empty(without.Concat(undeclared));
    }

    [Fact]
    public void No_door_is_called_open_that_is_not_there() =>
        // The files of a site under development have a door of their own only while some are newer than the build.
        Assert.Empty(OpenDoors.Reasons.Keys.Except(site.Doors.Select(door => door.Pattern)).Except(["{**path:file}"]));

    [Fact]
    public async Task Nobody_sees_more_than_they_may_through_any_door_and_everybody_sees_what_they_should()
    {
        var clock = Stopwatch.StartNew();
        var before = await Versions();
        var probes = site.Doors.Select(door => Probe.Of(door, site.World).ToList()).ToList();
        var work = site.Attackers.SelectMany((attacker, n) => probes.SelectMany(door => attacker.IsThorough ? door : Some(door, n)).Select(probe => (attacker, probe)));
        var strikes = new List<Strike>();
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) =>
        {
            var strike = await Strike.Make(site.Wire, one.attacker, one.probe, site.World.Nobody);
            lock (strikes)
            {
                strikes.Add(strike);
            }
        });

        strikes = [.. strikes.OrderBy(one => one.By.Role?.Name, StringComparer.Ordinal).ThenBy(one => one.By.Organisation).ThenBy(one => one.Probe.Address, StringComparer.Ordinal)];
        var report = AttackReport.Write(site.Doors, strikes, clock.Elapsed);
        Directory.CreateDirectory(Path.Combine(SharedData.Root, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(SharedData.Root, "artifacts", "attack.md"), report);
        output.WriteLine(string.Join('\n', report.Split('\n').Take(4)));

        Assert.Empty(strikes.Where(one => one.IsLeak).Select(one => $"{one.By.Role?.Name ?? "nobody"} of {one.By.Organisation}: {one.Probe.Method} {one.Probe.Address} → {(int)one.Status} {string.Join(", ", one.Leaked)}{(one.TellsApart ? "tells apart" : "")}").Take(40));
        // A report that finds nothing because nothing answers would be worth nothing.
        Assert.All(strikes.Where(one => one.By.IsThorough).GroupBy(one => one.By), all => Assert.Equal(all.Key.MaySee.Order(StringComparer.Ordinal), all.SelectMany(one => one.Saw).Distinct().Order(StringComparer.Ordinal)));
        Assert.Equal(before, await Versions());
    }

    /// <summary>At every door one of its probes, another for each attacker.</summary>
    private static IEnumerable<Probe> Some(List<Probe> door, int attacker) => door.Count == 0 ? [] : [door[attacker % door.Count]];

    [Fact]
    public async Task Behind_the_wall_only_open_doors_answer()
    {
        var guarded = site.Doors.Where(door => !door.IsPage && door.Requests.Count > 0 && door.Policies.All(policy => policy != Domain.Access.Permission.Anybody)).ToList();
        var probes = guarded.SelectMany(door => Probe.Of(door, site.World).Take(3)).ToList();
        foreach (var attacker in site.Attackers.Where(one => one.IsBehindTheWall && one.Role!.Name is "supervisor" or "clinician"))
        {
            foreach (var probe in probes.Where(_ => attacker.IsBehindTheWall))
            {
                var strike = await Strike.Make(site.Wire, attacker, probe, site.World.Nobody);
                Assert.True((int)strike.Status >= 400, $"{probe.Method} {probe.Address} answered {(int)strike.Status}");
            }
        }
    }

    /// <summary>Versions of what nobody here may touch.</summary>
    private async Task<string> Versions()
    {
        await using var command = site.Site.Site.Services.GetRequiredService<Database>().Source.CreateCommand(
            "select string_agg(id || '/' || version, ' ' order by id) from resource where point_of_entry <> $1");
        command.Parameters.Add(new() { Value = Domain.Administration.Demo.DemoPlaces.All[0].Id });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
