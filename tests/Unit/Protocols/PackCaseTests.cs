using HealthAssess.Protocols;

namespace HealthAssess.Tests.Unit.Protocols;

/// <summary>Runs the <c>tests.csv</c> of every pack.</summary>
public sealed class PackCaseTests
{
    public static TheoryData<string> Packs => [.. ProtocolCatalogue.All.Select(protocol => $"{protocol.Id}@{protocol.Version}")];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_case_of_a_pack_holds(string pack)
    {
        var protocol = ProtocolCatalogue.Find(pack)!;
        var failures = string.Join('\n', PackCases.Of(protocol).Select(one => one.Failure(protocol)).OfType<string>());
        Assert.True(failures.Length == 0, failures);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_case_is_explained_in_every_language_without_a_gap(string pack)
    {
        var protocol = ProtocolCatalogue.Find(pack)!;
        var sentences = from one in PackCases.Of(protocol)
                        from language in protocol.Languages
                        from sentence in protocol.Decide(one.Situation).Explain(language)
                        select sentence;
        Assert.All(sentences, sentence => Assert.DoesNotMatch(@"^\s*$|[{}]|\?", sentence));
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void The_same_situation_is_decided_the_same_again(string pack)
    {
        var protocol = ProtocolCatalogue.Find(pack)!;
        Assert.All(PackCases.Of(protocol), one => Assert.Equal(
            protocol.Decide(one.Situation).Explain("en"), protocol.Decide(one.Situation).Explain("en")));
    }
}
