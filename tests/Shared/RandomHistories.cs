using HealthAssess.Immunization;

namespace HealthAssess.Tests.Shared;

/// <summary>Invented histories of all ages, with sense and without: the same seed makes the same ones.</summary>
public static class RandomHistories
{
    private static readonly string[] Observations = ["003", "007", "004", "017", "026", "048", "054", "070", "080", "089", "143", "146", "151", "154", "159", "160", "164", "170", "186", "259"];
    private static readonly string?[] Makers = [null, null, "MSD", "SKB", "PMC", "PFR"];
    private static readonly Duration[] Gaps = [new(0, 1), new(1, 40), new(20, 70), new(150, 400), new(300, 4000)];

    /// <summary>The histories.</summary>
    public static IEnumerable<PatientHistory> Of(int seed, int count)
    {
        var random = new Random(seed);
        for (var one = 0; one < count; one++)
        {
            yield return Next(random);
        }
    }

    private static PatientHistory Next(Random random)
    {
        var today = new DateOnly(2026, 1, 1).AddDays(random.Next(-2000, 2000));
        var birth = today.AddDays(-random.Next(random.Next(3) == 0 ? 30_000 : 3_000));
        return new PatientHistory
        {
            BirthDate = birth,
            AssessmentDate = today,
            Gender = (Gender)random.Next(3),
            BirthCountry = random.Next(4) == 0 ? "U.S." : null,
            Doses = Doses(random, birth, today),
            Observations = [.. Enumerable.Range(0, Math.Max(0, random.Next(-3, 4))).Select(_ => Observation(random, today))],
        };
    }

    private static List<AdministeredDose> Doses(Random random, DateOnly birth, DateOnly today)
    {
        List<AdministeredDose> doses = [];
        var date = birth.AddDays(random.Next(100));
        var cvx = Cvx(random);
        for (var number = 1; number <= random.Next(16) && date <= today; number++)
        {
            cvx = random.Next(3) == 0 ? Cvx(random) : cvx;
            doses.Add(new(number, date, cvx, Makers[random.Next(Makers.Length)]) { Substandard = random.Next(40) == 0 });
            var gap = Gaps[random.Next(Gaps.Length)];
            date = date.AddDays(random.Next(gap.From, gap.To));
        }

        return doses;
    }

    private static PatientObservation Observation(Random random, DateOnly today) =>
        new(Observations[random.Next(Observations.Length)], random.Next(2) == 0 ? null : today.AddDays(-random.Next(600)), random.Next(8) == 0);

    private static int Cvx(Random random) => random.Next(330);

    private readonly record struct Duration(int From, int To);
}
