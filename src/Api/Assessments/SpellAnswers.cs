using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Protocols;
using MediatR;

namespace HealthAssess.Api.Assessments;

/// <summary>
/// Answers in words, by the protocols that asked them, whether or not these still hold: what was answered is not lost when a protocol is switched off meanwhile.
/// </summary>
/// <param name="Protocols">Id and version.</param>
/// <param name="Answers">As they were typed, by the name of the question.</param>
/// <param name="Rest">First questions of sections whose others were answered "no" with one tick.</param>
/// <param name="Language">BCP 47.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record SpellAnswers(IReadOnlyList<string> Protocols, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers, IReadOnlyList<string> Rest, string Language = "en") : IQuery<SpelledAnswers>;

/// <summary>The answers in words.</summary>
/// <param name="Titles">Names of the protocols.</param>
/// <param name="Lines">What was answered, in the order it was asked.</param>
public sealed record SpelledAnswers(IReadOnlyList<string> Titles, IReadOnlyList<SpelledAnswer> Lines);

/// <summary>One answer.</summary>
/// <param name="Key">The name of the question.</param>
/// <param name="Typed">The answer as a form sends it.</param>
/// <param name="Question">The question in words.</param>
/// <param name="Answer">The answer in words.</param>
public sealed record SpelledAnswer(string Key, string Typed, string Question, string Answer);

internal sealed class SpellAnswersHandler(ProtocolLibrary library) : IRequestHandler<SpellAnswers, Outcome<SpelledAnswers>>
{
    public async Task<Outcome<SpelledAnswers>> Handle(SpellAnswers request, CancellationToken cancellationToken)
    {
        List<Protocol> protocols = [];
        foreach (var name in request.Protocols.Distinct())
        {
            protocols.AddRange(await library.Find(name, cancellationToken) is { } one ? [one] : Array.Empty<Protocol>());
        }

        return Outcome<SpelledAnswers>.Of(new SpelledAnswers(
            [.. protocols.Select(protocol => protocol.Title.In(request.Language))],
            [.. protocols.SelectMany(protocol => Lines(protocol, request)).DistinctBy(line => line.Key)]));
    }

    private static IEnumerable<SpelledAnswer> Lines(Protocol protocol, SpellAnswers request)
    {
        var ticked = protocol.Questions.Where(question => Names(protocol, question).Any(request.Rest.Contains)).Select(question => question.Group).ToHashSet();
        return from question in protocol.Questions
               where question.HasValue
               let key = Names(protocol, question).FirstOrDefault(request.Answers.ContainsKey)
               let typed = key is not null ? request.Answers[key][0] : question.Type == "boolean" && ticked.Contains(question.Group) ? "no" : null
               where typed is not null
               select new SpelledAnswer(key ?? question.LinkId, typed, question.Text.In(request.Language), AnswerLines.Typed(question, typed, request.Language));
    }

    private static string[] Names(Protocol protocol, Question question) => [question.LinkId, $"{question.LinkId}#{protocol.Id}"];
}
