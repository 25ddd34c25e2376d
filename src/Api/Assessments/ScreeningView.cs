namespace HealthAssess.Api.Assessments;

/// <summary>The questions of an assessment as a page shows them.</summary>
/// <param name="Protocol">Id and version of the first protocol, <c>EVD-POE@1.0.0</c>: what to answer with.</param>
/// <param name="Title">Its name.</param>
/// <param name="Authority">Whose definition it follows.</param>
/// <param name="Draft">True while no clinician has approved one of the protocols; the page says so.</param>
/// <param name="Today">The day it is asked on: the latest day an answer may give.</param>
/// <param name="Sections">The sections in order, of all protocols.</param>
/// <param name="Also">Id and version of the further protocols.</param>
/// <param name="Titles">The names of all protocols.</param>
/// <param name="Live">What a browser needs to open questions and decide while they are answered, as JSON.</param>
/// <param name="Languages">Languages in which every question can be shown to the traveller.</param>
/// <param name="Machine">True when the traveller's language was drafted by a machine and nobody has read it yet.</param>
public sealed record ScreeningView(
    string Protocol, string Title, string Authority, bool Draft, DateOnly Today, IReadOnlyList<ScreeningSection> Sections,
    IReadOnlyList<string> Also, IReadOnlyList<string> Titles, string Live, IReadOnlyList<string> Languages, bool Machine)
{
    /// <summary>Of each protocol that was switched on here, id and version, and the clinician who answers for it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Approvers { get; init; } = [];

    /// <summary>Versions and values of this Point of Entry by which it is decided; another text means that something was switched meanwhile.</summary>
    public string Edition { get; init; } = "";
}

/// <summary>Questions shown together.</summary>
/// <param name="LinkId">Its name.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Stage">Null for the first screening, <c>secondary</c> for what is asked only after it.</param>
/// <param name="Questions">The questions in order.</param>
/// <param name="Offered">True when a screen may leave it closed until it is called for; answers count all the same.</param>
/// <param name="ReaderTitle">Its heading in the traveller's language; null without one.</param>
public sealed record ScreeningSection(string LinkId, string Title, string? Stage, IReadOnlyList<ScreeningQuestion> Questions, bool Offered, string? ReaderTitle);

/// <summary>One question. Every one can also be answered <c>unknown</c> or <c>refused</c>.</summary>
/// <param name="Key">The name to answer with: the linkId, and the protocol where another means something else by it.</param>
/// <param name="LinkId">Its linkId.</param>
/// <param name="Text">The question.</param>
/// <param name="Type"><c>boolean</c> (answers yes, no), <c>quantity</c>, <c>decimal</c>, <c>integer</c>, <c>date</c>, <c>choice</c>, <c>string</c>.</param>
/// <param name="Unit">UCUM unit of a number, or null.</param>
/// <param name="Minimum">Least plausible value, or null.</param>
/// <param name="Maximum">Greatest plausible value, or null.</param>
/// <param name="Past">True for a day that cannot lie ahead.</param>
/// <param name="Options">What may be chosen: code and text.</param>
/// <param name="ShownWhen">LinkIds of questions that decide whether it is open; empty for always.</param>
/// <param name="Initial">What stands in it: from earlier answers, or from what is known; null for nothing.</param>
/// <param name="Calculated">True when its value is worked out.</param>
/// <param name="ReaderText">The question in the traveller's language; null without one.</param>
public sealed record ScreeningQuestion(
    string Key, string LinkId, string Text, string Type, string? Unit, decimal? Minimum, decimal? Maximum, bool Past,
    IReadOnlyList<KeyValuePair<string, string>> Options, IReadOnlyList<string> ShownWhen, string? Initial, bool Calculated, string? ReaderText)
{
    /// <summary>What may be chosen in the traveller's language, by code; empty without one.</summary>
    public IReadOnlyDictionary<string, string> ReaderOptions { get; init; } = new Dictionary<string, string>();
}
