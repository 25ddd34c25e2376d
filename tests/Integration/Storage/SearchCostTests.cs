using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>How much one search may ask: questions that are short to write and long to answer.</summary>
public sealed class SearchCostTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    /// <summary>A question of a few letters made PostgreSQL plan for minutes, or was more than its protocol takes.</summary>
    [Theory]
    [InlineData("Task", "focus.focus.focus.focus.focus.focus._id=", 1)]
    [InlineData("List", "item.based-on.based-on.based-on.based-on._id=", 1)]
    [InlineData("List", "item.subject.subject.subject.subject._id=", 1)]
    [InlineData("Patient", "_has:Observation:subject:focus.focus.focus.focus.focus._id=", 1)]
    [InlineData("Patient", "name=", 1001)]
    [InlineData("Patient", "identifier=", 70_000)]
    [InlineData("Patient", "identifier:not=", 1001)]
    [InlineData("Patient", "_lastUpdated=", 1001)]
    [InlineData("Patient", "name-any=", 1001)]
    [InlineData("Observation", "patient=", 1001)]
    [InlineData("Observation", "patient.name=", 1001)]
    [InlineData("Condition", "subject:Patient._has:Condition:patient:subject:Patient._has:Condition:patient:subject:Patient.name=", 200)]
    [InlineData("Observation", "code:text=", 1001)]
    [InlineData("MedicationRequest", "medication.code=", 100_000)]
    [InlineData("Patient", "_sort=", 11)]
    public async Task What_would_take_too_much_is_refused_before_it_is_asked(string type, string query, int alternatives)
    {
        var value = query == "_sort=" ? "family" : query == "_lastUpdated=" ? "2020" : "x";
        var page = await store.Reader.Search(Callers.Clinician(), type, query + string.Join(',', Enumerable.Range(0, alternatives).Select(n => query == "medication.code=" ? $"urn:{n}%7Cx" : value)), default);
        Assert.False(page.Ok);
        Assert.Contains(page.Refusals, refusal => refusal is { Key: "search-costly", Kind: RefusalKind.TooCostly });
    }

    /// <summary>Two hundred parameters joined by nothing but "and" made PostgreSQL plan for eleven seconds.</summary>
    [Theory]
    [InlineData("gender=male", "&")]
    [InlineData("_has:Observation:patient:code=x", "&")]
    [InlineData("_filter=gender eq male", " and ")]
    [InlineData("_text=w", " w")]
    public async Task What_has_to_hold_at_once_is_limited(string first, string between)
    {
        async Task<Outcome<SearchPage>> Ask(int times) => await store.Reader.Search(Callers.Clinician(), "Patient", between switch
        {
            "&" => string.Join(between, Enumerable.Repeat(first, times)),
            " and " => "_filter=" + Uri.EscapeDataString(string.Join(between, Enumerable.Repeat("gender eq male", times))),
            _ => Uri.EscapeDataString(first[..first.IndexOf('=', StringComparison.Ordinal)]) + "=" + Uri.EscapeDataString(string.Concat(Enumerable.Range(0, times).Select(n => $"{between}{(char)('a' + (n % 26))}{(char)('a' + (n / 26))}b"))),
        }, default);
        Assert.Contains((await Ask(200)).Refusals, refusal => refusal is { Key: "search-costly", Kind: RefusalKind.TooCostly });
        Assert.True((await Ask(5)).Ok);
    }

    [Fact]
    public async Task It_is_counted_for_each_type_of_a_search_of_several() => Assert.True((await store.Reader.Search(
        Callers.Clinician(), [.. Domain.Access.TypePolicies.ByType.Keys], "_tag=a&_tag=b&_tag=c", default)).Ok);

    [Theory]
    [InlineData("Patient", "_id=")]
    [InlineData("Observation", "code=")]
    [InlineData("Observation", "code:not=")]
    public async Task A_long_list_of_ids_or_codes_is_one_look_up(string type, string query) =>
        Assert.True((await store.Reader.Search(Callers.Clinician(), type, query + string.Join(',', Enumerable.Range(0, 20_000).Select(n => "x" + n)), default)).Ok);
}
