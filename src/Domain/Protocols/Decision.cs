namespace HealthAssess.Protocols;

/// <summary>What a protocol decided of one situation, with everything needed to explain it and to run it again.</summary>
public sealed record Decision
{
    /// <summary>The protocol, with the version that decided.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>What was known.</summary>
    public required Situation Situation { get; init; }

    /// <summary>What it decides.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>For how many days, where the disposition has days.</summary>
    public int? Days { get; init; }

    /// <summary>The table that decided: <c>primary</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Rules that held, in the order of the tables.</summary>
    public required IReadOnlyList<FiredRule> Fired { get; init; }

    /// <summary>Rules that nearly held.</summary>
    public required IReadOnlyList<FiredRule> Near { get; init; }

    /// <summary>Rules that could not be known.</summary>
    public required IReadOnlyList<FiredRule> Open { get; init; }

    /// <summary>LinkIds of the answers that are missing in <see cref="Open"/> rules, in the order of the questionnaire.</summary>
    public required IReadOnlyList<string> Unknown { get; init; }

    /// <summary>The parameter values in force.</summary>
    public required IReadOnlyDictionary<string, object?> Parameters { get; init; }

    /// <summary>Outputs that follow: cards, advice, suggestions.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }

    /// <summary>The disposition's code with its days: <c>MONITOR(7 d)</c>.</summary>
    public string Code => Disposition.Code(Days);

    /// <summary>Ids of the rules that decided, and of those that only add outputs.</summary>
    public IEnumerable<string> RuleIds => Fired.Where(Counts).Select(fired => fired.Rule.Id);

    /// <summary>The reasons, a sentence each, and then what to do.</summary>
    public IReadOnlyList<string> Explain(string language) => Explanation.Of(this, language);

    /// <summary>True for a rule of the stage that decided, and for one that only adds outputs.</summary>
    public bool Counts(FiredRule fired) => fired?.Table == Stage || fired?.Rule.Then is null;
}
