using FsCheck;
using FsCheck.Fluent;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Paths;

namespace HealthAssess.Tests.Unit.Fhir.FhirPath;

public sealed class PropertyTests
{
    private static readonly string[] Words =
    [
        "1", "2.50", "'a'", "'it\\'s'", "true", "{}", "@2024-02", "@T10:30", "@2024-01-01T10:00:00+02:00", "3 days", "4 'mg'", "name", "given", "Patient", "`div`",
        "$this", "$index", "$total", "%resource", "%`vs-a`", "(", ")", "[", "]", "{", "}", ".", ",", "+", "-", "*", "/", "&", "|", "<", ">=", "=", "~", "!=", "!~",
        "and", "or", "xor", "implies", "div", "mod", "is", "as", "in", "contains", "where(", "select(", "exists()", "count()", "repeat(children())", "descendants()",
        "first()", "toString()", "matches('(a|b)*')", "ofType(HumanName)", "sort(-$this)", "aggregate($total + 1, 0)", "lowBoundary()", "power(9)", "resolve()", "iif(", " ", "\\", "@", "é", "\ud800",
    ];

    [Fact]
    public void What_is_printed_is_read_back_as_the_same_expression() =>
        Prop.ForAll(Arb.From(Expression(4)), text =>
        {
            var first = Parser.Parse(text);
            var printed = first.Expression?.ToString();
            return (first.Error is null && Parser.Parse(printed!).Expression?.ToString() == printed).Label($"{text} → {printed} {first.Error}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_printed_means_the_same() =>
        Prop.ForAll(Arb.From(Expression(3)), text =>
        {
            var path = HealthAssess.Fhir.FhirPath.Compile(text);
            var printed = HealthAssess.Fhir.FhirPath.Compile(path.Expression!.ToString());
            return Expressions.Write(path.Evaluate(Expressions.Traveller.Root)) == Expressions.Write(printed.Evaluate(Expressions.Traveller.Root));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_the_engine_throw() =>
        Prop.ForAll(Arb.From(Gen.Elements(Words).ArrayOf()), words =>
        {
            var path = HealthAssess.Fhir.FhirPath.Compile(string.Concat(words));
            path.Check("Patient", strict: true, ordered: true);
            var result = path.Evaluate(Expressions.Traveller.Root, new FhirPathContext { MaxSteps = 20_000 });
            return result.Error is null || result.Items.Count == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(30));

    [Theory]
    [InlineData("1.repeatAll($this)")]
    [InlineData("(1 | 2 | 3).repeatAll($this | 1)")]
    [InlineData("'a'.repeat($this & 'a')")]
    public void An_endless_expression_ends_with_an_error(string expression) =>
        Assert.Equal("error", Expressions.Evaluate(expression, new FhirPathContext { MaxSteps = 100_000 }));

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed()
    {
        Assert.NotNull(HealthAssess.Fhir.FhirPath.Compile(new string('(', 5000) + "1" + new string(')', 5000)).Error);
        Assert.NotNull(HealthAssess.Fhir.FhirPath.Compile("a" + string.Concat(Enumerable.Repeat(".a", 5000))).Error);
        Assert.NotNull(HealthAssess.Fhir.FhirPath.Compile(new string('-', 5000) + "1").Error);
        Assert.NotNull(HealthAssess.Fhir.FhirPath.Compile(string.Join(" + ", Enumerable.Repeat("1", 5000))).Error);
    }

    private static Gen<string> Expression(int depth)
    {
        var leaf = Gen.Elements("1", "2.5", "'a b'", "true", "{}", "name", "name.given", "$this", "%context", "@2024-02-03", "3 days", "4 'mg'", "birthDate");
        if (depth == 0)
        {
            return leaf;
        }

        var part = Expression(depth - 1);
        var binary = Gen.Elements("+", "-", "*", "/", "&", "|", "=", "~", "<", "and", "or", "implies", "in", "contains", "div");
        return Gen.OneOf(
            leaf,
            from left in part from word in binary from right in part select $"({left}) {word} {right}",
            from inner in part from function in Gen.Elements("count()", "first()", "exists()", "where($this is string)", "toString()", "skip(1)") select $"({inner}).{function}",
            from inner in part select $"-({inner})",
            from inner in part from type in Gen.Elements("Integer", "System.String", "FHIR.HumanName") select $"({inner}) is {type}",
            from condition in part from then in part select $"iif({condition}, {then})");
    }
}
