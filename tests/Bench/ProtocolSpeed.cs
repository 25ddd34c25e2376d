using System.Diagnostics;
using HealthAssess.Protocols;

namespace HealthAssess.Tests.Bench;

/// <summary>Whether the packs' own cases notice a change of the pack, and how long it takes to decide every protocol that applies.</summary>
internal static class ProtocolSpeed
{
    public static async Task Run(TextWriter output)
    {
        await Mutation(output);
        await Deciding(output);
    }

    private static async Task Mutation(TextWriter output)
    {
        await output.WriteLineAsync("pack                     mutants   killed");
        var (all, dead, weak) = (0, 0, new List<string>());
        foreach (var protocol in ProtocolCatalogue.All)
        {
            var cases = PackCases.Of(protocol);
            var mutants = ProtocolMutant.Of(protocol).ToList();
            var alive = mutants.Where(mutant => !mutant.Killed(cases)).ToList();
            (all, dead) = (all + mutants.Count, dead + mutants.Count - alive.Count);
            await output.WriteLineAsync($"{protocol.Id + "@" + protocol.Version,-22} {mutants.Count,9} {100.0 * (mutants.Count - alive.Count) / mutants.Count,7:0.0} %");
            weak.AddRange(100 * alive.Count > 5 * mutants.Count ? [protocol.Id] : []);
            foreach (var mutant in alive)
            {
                await output.WriteLineAsync("    survives " + mutant.Change);
            }
        }

        await output.WriteLineAsync($"{"all",-22} {all,9} {100.0 * dead / all,7:0.0} %  (each pack at least 95)");
        if (weak.Count > 0)
        {
            throw new InvalidOperationException("The cases of a pack notice too few changes: " + string.Join(", ", weak));
        }
    }

    /// <summary>Every protocol that applies to one traveller, over all cases of all packs; the answers of each case go to every protocol.</summary>
    private static async Task Deciding(TextWriter output)
    {
        var situations = ProtocolCatalogue.All.SelectMany(protocol => PackCases.Of(protocol)).Select(one => one.Situation with { Parameters = new Dictionary<string, object?>() }).ToList();
        var own = situations.Select(situation => ProtocolCatalogue.All.ToDictionary(protocol => protocol.Id, protocol => situation with { Answers = Own(protocol, situation) })).ToList();
        List<double[]> rounds = [];
        for (var round = 0; round < 20; round++)
        {
            rounds.Add([.. own.Select(Once)]);
        }

        // Others load the machine: of each situation the median of its later rounds counts, and of these the ninety-ninth hundredth.
        var times = Enumerable.Range(0, own.Count).Select(at => rounds.Skip(5).Select(round => round[at]).Order().ElementAt(7)).Order().ToList();
        await output.WriteLineAsync($"all applicable protocols of {ProtocolCatalogue.All.Count}: median {times[times.Count / 2]:0.000} ms, p99 {times[times.Count * 99 / 100]:0.000} ms (at most 2)");
    }

    private static double Once(Dictionary<string, Situation> own)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var protocol in ProtocolCatalogue.All.Where(protocol => protocol.AppliesTo(own[protocol.Id])))
        {
            protocol.Decide(own[protocol.Id]);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static Dictionary<string, object?> Own(Protocol protocol, Situation situation)
    {
        Dictionary<string, object?> own = [];
        foreach (var question in protocol.Questions)
        {
            if (situation.Answers.TryGetValue(question.LinkId, out var value) && (value is null || Fits(question, value)))
            {
                own[question.LinkId] = value;
            }
        }

        return own;
    }

    private static bool Fits(Question question, object value) => (question.Type, value) switch
    {
        ("boolean", bool) or ("date", DateOnly) or ("quantity" or "decimal" or "integer", decimal) => true,
        ("choice", string code) => question.Options.Any(option => option.Code == code),
        _ => false,
    };
}
