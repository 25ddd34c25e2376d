using System.Text.Json.Serialization;
using HealthAssess.Domain.Assessments;
using HealthAssess.Protocols;

namespace HealthAssess.Api.Assessments;

/// <summary>A decision as a page shows it.</summary>
/// <param name="Id">Id of the ClinicalImpression.</param>
/// <param name="Protocol">Id and version, <c>EVD-POE@1.0.0</c>.</param>
/// <param name="Title">Name of the protocol.</param>
/// <param name="Draft">True while no clinician has approved the protocol.</param>
/// <param name="At">When, with the offset of the Point of Entry.</param>
/// <param name="Disposition">Code with days: <c>MONITOR(7 d)</c>.</param>
/// <param name="Code">Code alone: <c>MONITOR</c>.</param>
/// <param name="Days">For how many days, or null.</param>
/// <param name="Colour">green, yellow, amber or red.</param>
/// <param name="Instruction">What to do, in one sentence.</param>
/// <param name="Reasons">The reasons, a sentence each, then the instruction.</param>
/// <param name="Rules">Ids of the rules that decided.</param>
/// <param name="NearlyHeld">Ids of rules that nearly did.</param>
/// <param name="Missing">The questions that are not answered and mattered, in words.</param>
/// <param name="Next">Cards, advice and suggestions, in words.</param>
/// <param name="NeedsSecondary">True when secondary screening comes next.</param>
/// <param name="Restricted">True when the result belongs to a restricted class.</param>
/// <param name="Clearance">False for a screen that says nothing of who may go on.</param>
/// <param name="Cards">Names of the cards to print.</param>
public sealed record AssessmentView(
    string Id, string Protocol, string Title, bool Draft, DateTimeOffset At, string Disposition, string Code, int? Days, string Colour, string Instruction,
    IReadOnlyList<string> Reasons, IReadOnlyList<string> Rules, IReadOnlyList<string> NearlyHeld, IReadOnlyList<string> Missing,
    IReadOnlyList<string> Next, bool NeedsSecondary, bool Restricted, bool Clearance, IReadOnlyList<string> Cards)
{
    /// <summary>The other decisions of the same assessment.</summary>
    public IReadOnlyList<AssessmentView> Parts { get; init; } = [];

    /// <summary>Question and answer, in the order they were asked.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Answers { get; init; } = [];

    /// <summary>When it was signed; null while it is open.</summary>
    public DateTimeOffset? Signed { get; init; }

    /// <summary>Who signed.</summary>
    public string? SignedBy { get; init; }

    /// <summary>Changes after sign-off.</summary>
    public IReadOnlyList<AmendmentReading> Amendments { get; init; } = [];

    /// <summary>The most severe of the decisions that count towards clearance; this one where none does.</summary>
    [JsonIgnore]
    public AssessmentView Worst => Parts.Prepend(this).Where(one => one.Clearance).MaxBy(one => Dispositions.Find(one.Code)) ?? this;

    internal static AssessmentView Of(Assessment assessment, bool draft)
    {
        var (decision, language) = (assessment.Decision, assessment.Language);
        var reasons = decision.Explain(language);
        return Of(decision.Protocol, draft, assessment.Id, assessment.At, decision.Disposition, decision.Days, reasons,
            [.. decision.RuleIds], [.. decision.Near.Where(decision.Counts).Select(near => near.Rule.Id)], decision.Unknown, decision.Outputs, language);
    }

    internal static AssessmentView Of(AssessmentReading reading, Protocol protocol, bool draft, string language) => Of(
        protocol, draft, reading.Id, reading.At, reading.Disposition, reading.Days, [reading.Summary],
        reading.Rules, reading.Near, reading.Unknown, reading.Outputs, language) with
    {
        Signed = reading.Signed,
        SignedBy = reading.SignedBy,
        Amendments = reading.Amendments,
    };

    private static AssessmentView Of(
        Protocol protocol, bool draft, string id, DateTimeOffset at, Disposition disposition, int? days, IReadOnlyList<string> reasons, IReadOnlyList<string> rules,
        IReadOnlyList<string> near, IReadOnlyList<string> unknown, IReadOnlyList<string> outputs, string language) => new(
        id, $"{protocol.Id}@{protocol.Version}", protocol.Title.In(language), draft, at,
        disposition.Code(days), disposition.Code(), days, disposition.Colour().ToString().ToLowerInvariant(), SharedTexts.Instruction(disposition, days, language),
        reasons, rules, near,
        [.. protocol.Questions.Where(question => unknown.Contains(question.LinkId)).Select(question => question.Text.In(language))],
        [.. outputs.Where(protocol.Outputs.ContainsKey).Select(output => protocol.Outputs[output].In(language))],
        disposition == Protocols.Disposition.Secondary && protocol.Tables.Any(table => table.HasStage),
        protocol.Restricted, protocol.Clearance, [.. outputs.Where(output => output.EndsWith("card", StringComparison.Ordinal))]);
}
