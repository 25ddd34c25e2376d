using System.Text.Json;
using HealthAssess.Cli;
using HealthAssess.Domain.Requirements;

namespace HealthAssess.Tests.Unit.Requirements;

public sealed class RequirementTests
{
    [Fact]
    public void Every_rule_and_every_list_names_its_source_and_date()
    {
        Assert.All(SeedRequirements.Set.Rules, rule => Assert.False(string.IsNullOrWhiteSpace(rule.Source.Text) || string.IsNullOrWhiteSpace(rule.Source.AsOf), rule.Id));
        Assert.All(SeedRequirements.Set.Lists, list => Assert.False(string.IsNullOrWhiteSpace(list.Source.Text), list.Id));
        Assert.Equal(SeedRequirements.Set.Rules.Count, SeedRequirements.Set.Rules.Select(rule => rule.Id).Distinct().Count());
        Assert.All(SeedRequirements.Set.Rules.Where(rule => rule.Id.EndsWith("DEMO", StringComparison.Ordinal)), rule => Assert.True(rule.Demo));
    }

    [Theory]
    [InlineData("""{"asOf":"2026-06-15","answers":{}}""", "destination")]
    [InlineData("""{"answers":{"destination":"UGA"}}""", "asOf")]
    [InlineData("""{"asOf":"2026-06-15","answers":{"destination":"Uganda"}}""", "no such country")]
    [InlineData("""{"asOf":"2026-06-15","answers":{"destination":"UGA"},"parameters":{"yf.nationality":"X"}}""", "there is no parameter")]
    [InlineData("""{"asOf":"2026-06-15","answers":{"destination":"UGA"},"history":{"doses":[{"vaccine":"snake-oil"}]}}""", "no such vaccine")]
    [InlineData("""{"asOf":"15.6.2026","answers":{"destination":"UGA"}}""", "")]
    public void What_cannot_be_answered_says_why(string line, string words)
    {
        using var json = JsonDocument.Parse(line);
        Assert.Contains(words, Assert.Throws<FormatException>(() => DecideRequirements.Answer(json.RootElement)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":"1","lists":[],"rules":[{"id":"a","kind":"yellow-fever","country":"uga","demand":"ALL","source":{"text":"x","asOf":"y"}}]}""", "three capital letters")]
    [InlineData("""{"version":"1","lists":[],"rules":[{"id":"a","kind":"yellow-fever","country":"UGA","demand":"SOME","source":{"text":"x","asOf":"y"}}]}""", "demand")]
    [InlineData("""{"version":"1","lists":[],"rules":[{"id":"a","kind":"polio","states":"b","compulsory":true,"source":{"text":"x","asOf":"y"}}]}""", "no such list")]
    [InlineData("""{"version":"1","lists":[],"rules":[{"id":"a","kind":"yellow-fever","country":"UGA","demand":"ALL"}]}""", "")]
    public void A_list_that_is_wrong_is_refused_by_name(string text, string words)
    {
        using var json = JsonDocument.Parse(text);
        Assert.Contains(words, RequirementReader.Read(json.RootElement).Refusals[0].Text, StringComparison.Ordinal);
    }
}
