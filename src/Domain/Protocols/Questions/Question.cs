using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>One question of a protocol, as its FHIR Questionnaire states it.</summary>
public sealed record Question
{
    /// <summary>Its name in answers and expressions.</summary>
    public required string LinkId { get; init; }

    /// <summary>FHIR item type: <c>group</c>, <c>boolean</c>, <c>quantity</c>, <c>decimal</c>, <c>integer</c>, <c>date</c>, <c>choice</c>, <c>string</c>, <c>display</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The question in the languages of the protocol.</summary>
    public required Texts Text { get; init; }

    /// <summary>For a section: the stage it belongs to (<c>secondary</c>); null for the first.</summary>
    public string? Stage { get; init; }

    /// <summary>LinkId of the group it stands in, or null.</summary>
    public string? Group { get; init; }

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>UCUM code of the unit that plain numbers are in.</summary>
    public string? Unit { get; init; }

    /// <summary>The least plausible value.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The greatest plausible value.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>True for a day that cannot lie ahead.</summary>
    public bool Past { get; init; }

    /// <summary>True when several options may be chosen.</summary>
    public bool Repeats { get; init; }

    /// <summary>LOINC code of the Observation its answer becomes, or null.</summary>
    public string? ObservationCode { get; init; }

    /// <summary>LOINC name of that Observation.</summary>
    public string? ObservationName { get; init; }

    /// <summary>FHIR category of that Observation.</summary>
    public string? ObservationCategory { get; init; }

    /// <summary>When it is asked; null for always.</summary>
    internal Node? EnabledWhen { get; init; }

    /// <summary>What its value is worked out from (SDC calculatedExpression, in this language); null for one that people answer.</summary>
    internal Node? Calculated { get; init; }

    /// <summary>What stands in it before anybody answers (SDC initialExpression, in this language); null for nothing.</summary>
    internal Node? Initial { get; init; }

    /// <summary>For a section: when a screen offers it. Answers count all the same, so that nothing said is lost; null for always.</summary>
    internal Node? Offered { get; init; }

    /// <summary>True for a section that a screen may leave closed until it is called for.</summary>
    public bool IsOffered => Offered is not null;

    /// <summary>The expressions as written, by what they are for.</summary>
    internal QuestionExpressions Written { get; init; } = new(null, null, null);

    /// <summary>LinkIds of the questions its opening depends on; empty for one that is always open.</summary>
    public IReadOnlyList<string> OpenedBy => EnabledWhen is null ? [] : [.. EnabledWhen.Names("answer")];

    /// <summary>True when people answer it.</summary>
    public bool Asks => HasValue && Written.Calculated is null;

    /// <summary>True when it has a value, answered or worked out.</summary>
    public bool HasValue => Type is not ("group" or "display");

    /// <summary>The kind of its answer in expressions: a choice whose options carry scores counts as a number.</summary>
    internal Kind Kind => Type switch
    {
        "boolean" => Kind.Boolean,
        "quantity" or "decimal" or "integer" => Kind.Number,
        "date" => Kind.Date,
        "choice" when Repeats => Kind.List,
        "choice" when Options.Count > 0 && Options.All(option => option.Score is not null) => Kind.Number,
        _ => Kind.Text,
    };
}
