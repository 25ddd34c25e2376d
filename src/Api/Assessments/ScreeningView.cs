using HealthAssess.Protocols;

namespace HealthAssess.Api.Assessments;

/// <summary>A protocol's questions as a page shows them.</summary>
/// <param name="Protocol">Id and version, <c>EVD-POE@1.0.0</c>: what to answer with.</param>
/// <param name="Title">Its name.</param>
/// <param name="Authority">Whose definition it follows.</param>
/// <param name="Draft">True while no clinician has approved it; the page says so.</param>
/// <param name="Today">The day it is asked on: the latest day an answer may give.</param>
/// <param name="Sections">The sections in order.</param>
public sealed record ScreeningView(string Protocol, string Title, string Authority, bool Draft, DateOnly Today, IReadOnlyList<ScreeningSection> Sections)
{
    internal static ScreeningView Of(Protocol protocol, string language, DateOnly today) => new(
        $"{protocol.Id}@{protocol.Version}",
        protocol.Title.In(language),
        protocol.Authority.In(language),
        protocol.Status == ProtocolStatus.Draft,
        today,
        [.. protocol.Questions.Where(question => question is { Group: null, Type: "group" }).Select(section => new ScreeningSection(
            section.LinkId, section.Text.In(language), section.Stage, [.. Within(protocol, section.LinkId).Select(question => ScreeningQuestion.Of(question, language))]))]);

    private static IEnumerable<Question> Within(Protocol protocol, string group) => protocol.Questions.Where(question => question.Group == group)
        .SelectMany(question => question.Type == "group" ? Within(protocol, question.LinkId) : [question]);
}

/// <summary>Questions shown together.</summary>
/// <param name="LinkId">Its name.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Stage">Null for the first screening, <c>secondary</c> for what is asked only after it.</param>
/// <param name="Questions">The questions in order.</param>
public sealed record ScreeningSection(string LinkId, string Title, string? Stage, IReadOnlyList<ScreeningQuestion> Questions);

/// <summary>One question. Every one can also be answered <c>unknown</c> or <c>refused</c>.</summary>
/// <param name="LinkId">The name to answer with.</param>
/// <param name="Text">The question.</param>
/// <param name="Type"><c>boolean</c> (answers yes, no), <c>quantity</c>, <c>decimal</c>, <c>integer</c>, <c>date</c>, <c>choice</c>, <c>string</c>.</param>
/// <param name="Unit">UCUM unit of a number, or null.</param>
/// <param name="Minimum">Least plausible value, or null.</param>
/// <param name="Maximum">Greatest plausible value, or null.</param>
/// <param name="Past">True for a day that cannot lie ahead.</param>
/// <param name="Options">What may be chosen: code and text.</param>
/// <param name="ShownWhen">LinkIds of yes-or-no questions of which one must be yes; empty for always.</param>
public sealed record ScreeningQuestion(
    string LinkId, string Text, string Type, string? Unit, decimal? Minimum, decimal? Maximum, bool Past,
    IReadOnlyList<KeyValuePair<string, string>> Options, IReadOnlyList<string> ShownWhen)
{
    internal static ScreeningQuestion Of(Question question, string language) => new(
        question.LinkId, question.Text.In(language), question.Type, question.Unit, question.Minimum, question.Maximum, question.Past,
        [.. question.Options.Select(option => KeyValuePair.Create(option.Code, option.Text.In(language)))], question.OpenedBy);
}
