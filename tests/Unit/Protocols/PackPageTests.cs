using System.Text.Json;
using System.Text.RegularExpressions;
using HealthAssess.Cli;
using HealthAssess.Protocols;

namespace HealthAssess.Tests.Unit.Protocols;

/// <summary>The page of each pack under docs/protocols says what the pack says, and its example is true.</summary>
public sealed partial class PackPageTests
{
    public static TheoryData<string> Packs => [.. ProtocolCatalogue.All.Select(protocol => protocol.Id)];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_question_parameter_rule_and_output_stands_on_the_page(string id)
    {
        var (protocol, page) = (ProtocolCatalogue.Find(id)!, Page(id));
        var names = protocol.Questions.Where(question => question.HasValue).Select(question => question.LinkId.Split('.', 2) is [_, var last] && page.Contains($"`.{last}`", StringComparison.Ordinal) ? "." + last : question.LinkId)
            .Concat(protocol.Parameters.Keys).Select(name => $"`{name}`").Concat(protocol.Tables.SelectMany(table => table.Rules).Select(rule => rule.Id));
        Assert.All(names, name => Assert.Contains(name, page, StringComparison.Ordinal));
        Assert.Contains($"# {id} {protocol.Version}:", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Its_example_is_decided_as_it_says(string id)
    {
        var page = Page(id);
        var line = Example().Match(page).Groups[1].Value;
        var told = Told().Match(page);
        var (answer, finding) = DecideCase.Answer(ProtocolCatalogue.Find(id)!, JsonDocument.Parse(line).RootElement, "en");
        Assert.False(finding, answer.ToJsonString());
        Assert.Equal((told.Groups[1].Value, told.Groups[2].Value), (answer["disposition"]!.ToString(), string.Join(' ', answer["rules"]!.AsArray().Select(rule => rule!.ToString()))));
    }

    private static string Page(string id) => File.ReadAllText(Path.Combine(SharedData.Root, "docs", "protocols", id + ".md"));

    [GeneratedRegex(@"```json\n(\{.*\})\n```")]
    private static partial Regex Example();

    [GeneratedRegex(@"answers \*\*(.*)\*\* by (.*):\n")]
    private static partial Regex Told();
}
