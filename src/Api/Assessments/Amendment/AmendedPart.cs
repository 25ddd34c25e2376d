using HealthAssess.Domain.Assessments;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Api.Assessments;

/// <summary>One decision of an assessment after an amendment of any of them: what they share is corrected in all.</summary>
/// <param name="Stored">As it was.</param>
/// <param name="Before">The answers as they were.</param>
/// <param name="After">The answers as they are now.</param>
/// <param name="Situation">What it is decided on.</param>
internal sealed record AmendedPart(StoredPart Stored, Answers Before, Answers After, Situation Situation)
{
    /// <summary>True when an answer is another than before.</summary>
    public bool Changed => !Said(Before).SequenceEqual(Said(After));

    /// <summary>The decision with the answers that were corrected in one of its assessment.</summary>
    /// <param name="part">The decision.</param>
    /// <param name="named">The decision that was opened to be amended.</param>
    /// <param name="corrections">Its corrected answers by linkId.</param>
    /// <param name="patient">Who was assessed.</param>
    public static AmendedPart Of(StoredPart part, StoredPart named, IReadOnlyDictionary<string, IReadOnlyList<string>> corrections, Resource patient)
    {
        var given = GivenAnswers.Of(part.Response);
        Dictionary<string, IReadOnlyList<string>> after = new(given);
        foreach (var (linkId, texts) in corrections.Where(one => part == named || Shares(part.Protocol, named.Protocol, one.Key)))
        {
            after[linkId] = texts;
        }

        var situation = StoredSituation.Of(part.Protocol, part.Impression, part.Response, patient)!;
        var read = Answers.Read(part.Protocol, after, situation.AsOf);
        return new AmendedPart(part, Answers.Read(part.Protocol, given, situation.AsOf), read, situation with { Answers = read.Values });
    }

    /// <summary>As it is recorded: a new version where an answer is another, else as it stands.</summary>
    public Assessment Record(Amendment amendment, Guid place, string language, bool again)
    {
        var (original, reading) = (ClinicalImpressionBuilder.From(Stored.Impression), Stored.Reading);
        var earlier = Amendment.Of(Stored.Impression);
        return new Assessment(
            reading.Id, TravellerId.OfReference(reading.Traveller), Visit(original), reading.At, After.All,
            Stored.Protocol.Decide(Situation), original.Assessor ?? amendment.Author, language, Previous(original))
        {
            Response = Stored.Response.Id,
            Parts = reading.Parts,
            Place = place,
            Signed = new SignOff(amendment.At, amendment.Author),
            Amendments = again ? [.. earlier, amendment] : [.. earlier],
        };
    }

    private static bool Shares(Protocol protocol, Protocol other, string linkId) =>
        protocol.Questions.FirstOrDefault(question => question.HasValue && question.LinkId == linkId) is { } own
        && other.Questions.FirstOrDefault(question => question.HasValue && question.LinkId == linkId) is { } theirs && SharedQuestions.Same(own, theirs);

    private static IEnumerable<(string, string?, string)> Said(Answers answers) =>
        answers.All.Select(answer => (answer.Question.LinkId, answer.Absent, SharedTexts.Written(answer.Value, "en")));

    private static string? Visit(ClinicalImpressionBuilder original) => Id(original.Encounter);

    private static string? Previous(ClinicalImpressionBuilder original) => Id(original.Previous);

    private static string? Id(ReferenceBuilder? reference) => reference?.Literal?.Split('/') is [.., var id] ? id : null;
}
