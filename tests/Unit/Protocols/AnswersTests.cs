using HealthAssess.Protocols;

namespace HealthAssess.Tests.Unit.Protocols;

public sealed class AnswersTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("temperature", "warm", "not-a-number")]
    [InlineData("temperature", "99", "out-of-range")]
    [InlineData("symptom.fever", "perhaps", "not-yes-or-no")]
    [InlineData("travel.left", "2026-02-30", "not-a-day")]
    [InlineData("travel.left", "2026-11-22", "in-the-future")]
    [InlineData("secondary.minutes", "9.5", "not-a-number")]
    [InlineData("symptom", "yes", "unknown-question")]
    public void An_answer_that_cannot_be_is_refused_by_name(string linkId, string text, string key)
    {
        var answers = Read((linkId, text));
        Assert.Equal((linkId, key), (Assert.Single(answers.Issues).LinkId, answers.Issues[0].Key));
    }

    [Fact]
    public void Two_answers_to_one_question_are_none() => Assert.Equal("several-answers", Assert.Single(
        Answers.Read(ProtocolCatalogue.Find("EVD-POE")!, System.Text.Json.JsonDocument.Parse("""{"temperature":[36.5,39]}""").RootElement, Today).Issues).Key);

    [Fact]
    public void What_is_known_already_stands_in_the_field_and_can_be_put_right()
    {
        var protocol = ProtocolCatalogue.Find("MUAC")!;
        var age = protocol.Questions.First(question => question.LinkId == "age.months");
        Assert.Equal("18", protocol.Initially(age, new Situation { AsOf = Today, BirthDate = new DateOnly(2025, 5, 1) }));
        Assert.Null(protocol.Initially(age, new Situation { AsOf = Today }));
    }

    [Fact]
    public void A_comma_is_a_decimal_mark_too() => Assert.Equal(37.9m, Read(("temperature", "37,9")).Values["temperature"]);

    [Theory]
    [InlineData("unknown", "asked-unknown")]
    [InlineData("refused", "asked-declined")]
    public void Unknown_and_refused_are_kept_apart_and_have_no_value(string text, string absent)
    {
        var answer = Assert.Single(Read(("symptom.bleeding", text)).All);
        Assert.Equal((null, absent), (answer.Value, answer.Absent));
    }

    [Fact]
    public void What_was_left_empty_was_not_asked() => Assert.Empty(Read(("symptom.bleeding", "")).All);

    [Fact]
    public void An_answer_to_a_closed_question_is_dropped() =>
        Assert.Equal(["travel.affected"], Read(("travel.affected", "no"), ("travel.left", "2026-11-01")).Values.Keys);

    private static Answers Read(params (string LinkId, string Text)[] given) =>
        Answers.Read(ProtocolCatalogue.Find("EVD-POE")!, given.ToDictionary(pair => pair.LinkId, IReadOnlyList<string> (pair) => [pair.Text]), Today);
}
