namespace HealthAssess.Domain.Administration.Demo;

/// <summary>
/// Two hundred made-up travellers as Points of Entry see them: families and single people, minors with and without a guardian,
/// names of many scripts, missing documents, estimated and unknown birth dates, aliases.
/// </summary>
public static class DemoTravellers
{
    private const ulong Seed = 20_260_101;

    /// <summary>Makes them up; equal arguments give equal people.</summary>
    /// <param name="count">How many.</param>
    /// <param name="places">The Points of Entry they are registered at.</param>
    /// <param name="now">Ages are counted back from here.</param>
    public static IReadOnlyList<DemoTraveller> Make(int count, IReadOnlyList<PointOfEntry> places, DateTimeOffset now)
    {
        var dice = new SeededDice(Seed);
        List<DemoTraveller> travellers = [];
        while (travellers.Count < count)
        {
            travellers.AddRange(new DemoParty(dice, dice.Of(People.All), dice.Of(places), now).Members());
        }

        return travellers[..count];
    }
}
