using System.Globalization;
using System.Text.Json.Nodes;
using HealthAssess.Protocols;

namespace HealthAssess.Api.Assessments;

/// <summary>Puts the questions of several protocols into one form, each asked once, with what is known already.</summary>
internal sealed class ScreeningForm
{
    private readonly List<Protocol> protocols;
    private readonly IReadOnlyList<ProtocolInUse> used;
    private readonly Situation situation;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> answers;
    private readonly string language;
    private readonly string? reader;
    private readonly HashSet<string> asked = [];

    private ScreeningForm(IReadOnlyList<ProtocolInUse> used, Situation situation, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string language, string? reader)
    {
        (this.used, this.situation, this.answers, this.language, this.reader) = (used, situation, answers, language, reader);
        protocols = [.. used.Select(one => one.Protocol)];
    }

    public static ScreeningView Of(
        IReadOnlyList<ProtocolInUse> used, Situation situation, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string language, string? reader) =>
        new ScreeningForm(used, situation, answers, language, reader).View();

    private ScreeningView View()
    {
        var first = protocols[0];
        return new ScreeningView(
            $"{first.Id}@{first.Version}", first.Title.In(language), first.Authority.In(language), used.Any(one => one.Draft), situation.AsOf,
            [.. used.SelectMany(Sections).Where(section => section.Questions.Count > 0)],
            [.. protocols.Skip(1).Select(protocol => $"{protocol.Id}@{protocol.Version}")],
            [.. protocols.Select(protocol => protocol.Title.In(language))],
            Only(Live())!.ToJsonString(),
            [.. protocols.Select(protocol => protocol.Languages.AsEnumerable()).Aggregate((one, other) => one.Intersect(other))],
            reader is { } theirs && protocols.Exists(protocol => protocol.MachineDrafted.Contains(theirs)))
        {
            Approvers = [.. used.Where(one => one.Turn is not null).Select(one => KeyValuePair.Create($"{one.Protocol.Id}@{one.Protocol.Version}", one.Turn!.Approver))],
            Edition = string.Join(' ', used.Select(Edition)),
        };
    }

    private static string Edition(ProtocolInUse one) => string.Concat(
        [$"{one.Protocol.Id}@{one.Protocol.Version}", .. one.Parameters.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => string.Create(CultureInfo.InvariantCulture, $";{value.Key}={value.Value}"))]);

    private IEnumerable<ScreeningSection> Sections(ProtocolInUse one) =>
        one.Protocol.Questions.Where(question => question is { Group: null, Type: "group" }).Select(section => new ScreeningSection(
            section.LinkId, section.Text.In(language), section.Stage,
            [.. Within(one.Protocol, section.LinkId).Where(question => asked.Add(Key(one, question))).Select(question => Ask(one, question))],
            section.IsOffered, reader is null ? null : section.Text.In(reader)));

    private ScreeningQuestion Ask(ProtocolInUse one, Question question) => new(
        Key(one, question), question.LinkId, question.Text.In(language), question.Type, question.Unit, question.Minimum, question.Maximum, question.Past,
        [.. question.Options.Select(option => KeyValuePair.Create(option.Code, option.Text.In(language)))], question.OpenedBy,
        answers.GetValueOrDefault($"{question.LinkId}#{one.Protocol.Id}")?[0] ?? one.Protocol.Initially(question, situation with { Parameters = one.Parameters }),
        !question.Asks, reader is null ? null : question.Text.In(reader))
    {
        ReaderOptions = reader is null ? new Dictionary<string, string>() : question.Options.ToDictionary(option => option.Code, option => option.Text.In(reader)),
    };

    private string Key(ProtocolInUse one, Question question) => SharedQuestions.Key(one.Protocol, protocols, question.LinkId);

    /// <summary>The compiled protocols with the values of this Point of Entry, what is known of the person, and under which name each question is asked.</summary>
    private JsonObject Live() => new()
    {
        ["shared"] = CompiledProtocol.Shared(),
        ["language"] = language,
        ["situation"] = CompiledProtocol.Of(situation),
        ["protocols"] = new JsonArray([.. used.Select(one => new JsonObject
        {
            ["protocol"] = CompiledProtocol.Of(one.Protocol, situation with { Parameters = one.Parameters }),
            ["clearance"] = one.Protocol.Clearance,
            ["keys"] = new JsonObject(one.Protocol.Questions.Where(question => question.HasValue).Select(question => KeyValuePair.Create(question.LinkId, (JsonNode?)Key(one, question)))),
            ["earlier"] = Earlier(one),
        })]),
    };

    /// <summary>Of every text the language of the page alone: a cheap phone need not load the other nine.</summary>
    private JsonNode? Only(JsonNode? node) => node switch
    {
        JsonObject texts when texts.ContainsKey("en") => new JsonObject { ["en"] = (texts[language] ?? texts["en"])?.DeepClone() },
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Only(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Only)]),
        _ => node?.DeepClone(),
    };

    /// <summary>Answers of the assessment that is continued: they count though nobody is asked again.</summary>
    private JsonObject Earlier(ProtocolInUse one) => CompiledProtocol.Values(
        Answers.Read(one.Protocol, SharedQuestions.Of(one.Protocol, protocols, answers), situation.AsOf).Values);

    private static IEnumerable<Question> Within(Protocol protocol, string group) => protocol.Questions.Where(question => question.Group == group)
        .SelectMany(question => question.Type == "group" ? Within(protocol, question.LinkId) : [question]);
}
