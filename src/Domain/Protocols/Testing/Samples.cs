namespace HealthAssess.Protocols;

/// <summary>
/// Situations around every threshold of a protocol: its own cases, and a fixed series of mixtures of the values that matter.
/// The same protocol always gives the same series, so a finding can be found again.
/// </summary>
internal static class Samples
{
    private const int Count = 1500;
    private static readonly DateOnly Day = new(2026, 11, 21);

    public static IReadOnlyList<Situation> Of(Protocol protocol)
    {
        var values = protocol.Questions.Where(question => question.Asks).Select(question => (question, Critical.Answers(protocol, question, Day))).ToList();
        var births = Critical.Births(protocol, Day);
        var series = new Series();
        var situations = PackCases.Of(protocol).Select(one => one.Situation).ToList();
        for (var made = 0; made < Count; made++)
        {
            var stages = protocol.Tables.Where(table => table.Begins is null || series.Next(2) == 0).SelectMany(table => table.Begins?.Names("asked") ?? []).ToHashSet();
            var later = protocol.Tables.SelectMany(table => table.Begins?.Names("asked") ?? []).Except(stages).ToHashSet();
            List<Answer> answers = [];
            foreach (var (question, candidates) in values.Where(pair => !later.Contains(pair.question.LinkId)))
            {
                if (made % 3 != 0 || series.Next(4) != 0)
                {
                    answers.Add(new Answer(question, candidates[series.Next(candidates.Count)], [], null));
                }
            }

            situations.Add(new Situation
            {
                AsOf = Day,
                Answers = Openness.Open(protocol, answers, Day).ToDictionary(answer => answer.Question.LinkId, answer => answer.Value),
                BirthDate = births[series.Next(births.Count)],
                Gender = series.Next(2) == 0 ? "female" : "male",
                Parameters = protocol.Parameters.Values.Where(parameter => parameter.Allowed.Count > 0)
                    .ToDictionary(parameter => parameter.Name, parameter => (object?)parameter.Allowed[series.Next(parameter.Allowed.Count)]),
            });
        }

        return situations;
    }

    /// <summary>Numbers that look mixed and are always the same (Knuth's MMIX generator).</summary>
    private sealed class Series
    {
        private ulong state = 20261121;

        public int Next(int below)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)below);
        }
    }
}
