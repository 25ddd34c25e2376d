using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>One version of an assessment protocol: questions, rules and parameters, read from a folder of data and compiled.</summary>
public sealed record Protocol
{
    /// <summary>Its name: <c>EVD-POE</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Semantic version.</summary>
    public required string Version { get; init; }

    /// <summary>Where this version stands in its life.</summary>
    public required ProtocolStatus Status { get; init; }

    /// <summary>Its name for people.</summary>
    public required Texts Title { get; init; }

    /// <summary>Whose definition it follows; shown beside the result.</summary>
    public required Texts Authority { get; init; }

    /// <summary>Where its rules and numbers come from.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>Under which terms it may be used.</summary>
    public required string Licence { get; init; }

    /// <summary>The clinician who approved it; null for a draft.</summary>
    public string? Approver { get; init; }

    /// <summary>First day it may be used.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day it may be used, or null.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Kinds of encounter it is for: <c>poe-arrival</c>, <c>poe-departure</c> …</summary>
    public required IReadOnlyList<string> Encounters { get; init; }

    /// <summary>True for results of a restricted class (PR-16).</summary>
    public bool Restricted { get; init; }

    /// <summary>True when the result counts in deciding who may go on; false for screens that must never be used for clearance.</summary>
    public bool Clearance { get; init; } = true;

    /// <summary>Languages every text must have.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Languages that a machine has drafted and nobody has read yet; screens say so.</summary>
    public IReadOnlyList<string> MachineDrafted { get; init; } = [];

    /// <summary>The FHIR Questionnaire, as stored.</summary>
    public required string Questionnaire { get; init; }

    /// <summary>Canonical address of the Questionnaire with its version.</summary>
    public required string QuestionnaireUrl { get; init; }

    /// <summary>Its items in order, groups before what is in them.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Its parameters by name.</summary>
    public required IReadOnlyDictionary<string, Parameter> Parameters { get; init; }

    /// <summary>Its tables in order.</summary>
    public required IReadOnlyList<DecisionTable> Tables { get; init; }

    /// <summary>Texts of its outputs: cards, advice, suggestions.</summary>
    public required IReadOnlyDictionary<string, Texts> Outputs { get; init; }

    /// <summary>How travellers who go on under observation are followed; null where it lets nobody go on so.</summary>
    public FollowUpRule? FollowUp { get; init; }

    /// <summary>Its <c>protocol.json</c>, as stored.</summary>
    internal string File { get; init; } = "";

    /// <summary>The cases that prove it, as CSV.</summary>
    internal string Tests { get; init; } = "";

    /// <summary>Whether it applies to the person at all; null for everybody.</summary>
    internal Node? Applies { get; init; }

    /// <summary>What stands in a question before anybody answers it, as a form writes it; null for nothing.</summary>
    public string? Initially(Question question, Situation situation)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Initial is null ? null : new Evaluator(situation, ParametersIn(situation)).Value(question.Initial) switch
        {
            true => "yes",
            DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            decimal number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            string text => text,
            _ => null,
        };
    }

    /// <summary>True unless it is known not to apply to this person.</summary>
    public bool AppliesTo(Situation situation) =>
        Applies is null || new Evaluator(situation, ParametersIn(situation)).Truth(Applies) != false;

    /// <summary>True when both were read from the same texts.</summary>
    public bool SameAs(Protocol other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return File == other.File && Questionnaire == other.Questionnaire && Tests == other.Tests;
    }

    /// <summary>The row of <c>protocol.json</c> that names a place; null where none does.</summary>
    public int? Row(string place) => PackRows.Find(File, place);

    /// <summary>Decides. The situation's parameter values must have passed <see cref="ParameterObjections"/>.</summary>
    public Decision Decide(Situation situation) => Deciding.Decide(this, situation);

    /// <summary>Why parameter values cannot be used: unknown names, wrong kinds, out of range; empty when they can.</summary>
    public IReadOnlyList<string> ParameterObjections(IReadOnlyDictionary<string, object?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Select(pair => Parameters.TryGetValue(pair.Key, out var parameter)
            ? parameter.Objection(pair.Value) is { } objection ? $"parameter '{pair.Key}' {objection}" : null
            : $"there is no parameter '{pair.Key}'").OfType<string>()];
    }

    /// <summary>The values in force: the situation's, else the country's, else the default.</summary>
    internal IReadOnlyDictionary<string, object?> ParametersIn(Situation situation) => Parameters.Values.ToDictionary(
        parameter => parameter.Name,
        parameter => situation.Parameters.TryGetValue(parameter.Name, out var set) ? set
            : situation.Country is { } country && parameter.Countries.TryGetValue(country, out var national) ? national
            : parameter.Default);
}
