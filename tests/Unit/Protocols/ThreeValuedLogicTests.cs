using HealthAssess.Protocols;
using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Tests.Unit.Protocols;

public sealed class ThreeValuedLogicTests
{
    private static readonly Names Names = new(
        new Dictionary<string, Kind> { ["limit"] = Kind.Number },
        new Dictionary<string, Kind> { ["yes"] = Kind.Boolean, ["no"] = Kind.Boolean, ["open"] = Kind.Boolean, ["n"] = Kind.Number, ["gone"] = Kind.Number },
        new Dictionary<string, IReadOnlyList<string>> { ["all3"] = ["yes", "no", "open"] },
        []);

    private static readonly Situation Known = new()
    {
        AsOf = new DateOnly(2026, 3, 1),
        BirthDate = new DateOnly(2024, 2, 29),
        Answers = new Dictionary<string, object?> { ["yes"] = true, ["no"] = false, ["open"] = null, ["n"] = 2m },
    };

    [Theory]
    [InlineData("yes or open", true)]
    [InlineData("no or open", null)]
    [InlineData("yes and open", null)]
    [InlineData("no and open", false)]
    [InlineData("not open", null)]
    [InlineData("any(all3)", true)]
    [InlineData("all(all3)", false)]
    [InlineData("atLeast(1, all3)", true)]
    [InlineData("atLeast(2, all3)", null)]
    [InlineData("atLeast(3, all3)", false)]
    [InlineData("gone > 1", null)]
    [InlineData("orElse(gone > 1, false)", false)]
    [InlineData("known(n) and not known(gone)", true)]
    [InlineData("asked(open) and not asked(gone)", true)]
    [InlineData("least(n, gone) = 2", true)]
    [InlineData("sum(n, gone) = 2", null)]
    [InlineData("n + 1 - limit = 0", true)]
    [InlineData("n * limit / 4 = 1.5", true)]
    [InlineData("n / (n - 2) = 0", null)]
    [InlineData("1 + n * limit = 7", true)]
    [InlineData("1 / limit = 0.333333", true)]
    [InlineData("yes or no and no", true)]
    [InlineData("(yes or no) and no", false)]
    [InlineData("patient.ageMonths = 24 and patient.ageYears = 2", true)]
    [InlineData("patient.gender = 'female'", null)]
    public void Unknown_decides_nothing_that_is_not_known_otherwise(string text, bool? truth)
    {
        var evaluator = new Evaluator(Known, new Dictionary<string, object?> { ["limit"] = 3m });
        Assert.Equal(truth, evaluator.Truth(Parser.Compile(text, Names, Kind.Boolean)));
    }

    [Fact]
    public void An_expression_compiles_to_a_tree_that_another_evaluator_can_read() => Assert.Equal(
        """["or",["ge",["answer","n"],["parameter","limit"]],["not",["answer","yes"]]]""",
        Parser.Compile("n >= limit or not yes", Names, Kind.Boolean).ToJson()!.ToJsonString());
}
