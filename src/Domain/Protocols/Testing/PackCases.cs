namespace HealthAssess.Protocols;

/// <summary>
/// Reads <c>tests.csv</c>: <c>case,like,asOf,set,parameters,disposition,rules,unknown,near</c>. A case starts from the one it is
/// <c>like</c>; <c>set</c> changes answers (<c>temperature=100.4@[degF] symptom=no visit:COD=2026-11-11</c>; a group's name sets its questions of choice).
/// </summary>
public static class PackCases
{
    private const int Columns = 9;

    /// <summary>The cases of a protocol.</summary>
    public static IReadOnlyList<PackCase> Of(Protocol protocol) => Read(protocol).Cases;

    /// <summary>The cases that the protocol gets wrong.</summary>
    public static IReadOnlyList<PackIssue> Failures(Protocol protocol) =>
    [
        .. from one in Of(protocol)
           let failure = one.Failure(protocol)
           where failure is not null
           select new PackIssue("tests.csv", one.Name, failure, PackRows.Find(protocol.Tests, one.Name)),
    ];

    /// <summary>The cases, and the rows that cannot be read.</summary>
    internal static (IReadOnlyList<PackCase> Cases, IReadOnlyList<PackIssue> Issues) Read(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        Dictionary<string, CaseRow> rows = [];
        List<PackCase> cases = [];
        List<PackIssue> issues = [];
        foreach (var (at, line) in protocol.Tests.Split('\n').Index().Skip(1).Where(line => line.Item.Trim().Length > 0))
        {
            var cells = line.TrimEnd('\r').Split(',');
            try
            {
                cases.Add(Read(protocol, cells, rows));
            }
            catch (FormatException wrong)
            {
                issues.Add(new PackIssue("tests.csv", cells[0], wrong.Message, at + 1));
            }
        }

        return (cases, issues);
    }

    private static PackCase Read(Protocol protocol, string[] cells, Dictionary<string, CaseRow> rows)
    {
        if (cells.Length != Columns)
        {
            throw new FormatException($"has {cells.Length} columns, not {Columns}");
        }

        var before = cells[1].Length == 0 ? new CaseRow("", [], []) : rows.GetValueOrDefault(cells[1]) ?? throw new FormatException($"there is no case '{cells[1]}' before it");
        var row = before.With(protocol, cells[2], cells[3]);
        var one = new PackCase(cells[0], row.Situation(protocol, cells[4]), cells[5], CaseRow.Words(cells[6]), CaseRow.Words(cells[7]), CaseRow.Words(cells[8]));
        if (!rows.TryAdd(cells[0], row))
        {
            throw new FormatException("stands twice");
        }

        return Known(protocol, one);
    }

    /// <summary>A case that expects what the protocol cannot say is a mistake of the case.</summary>
    private static PackCase Known(Protocol protocol, PackCase one)
    {
        var rules = protocol.Tables.SelectMany(table => table.Rules).Select(rule => rule.Id).ToHashSet();
        return Dispositions.Find(one.Disposition.Split('(')[0]) is null ? throw new FormatException($"'{one.Disposition}' is not a disposition")
            : one.Rules.Concat(one.Near).FirstOrDefault(rule => !rules.Contains(rule)) is { } missing ? throw new FormatException($"there is no rule '{missing}'")
            : one.Unknown.FirstOrDefault(linkId => protocol.Questions.All(question => question.LinkId != linkId)) is { } absent ? throw new FormatException($"there is no question '{absent}'")
            : one;
    }
}
