using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary><c>_content</c> opens what the rest of a search finds, and tells and audits no more than any other search.</summary>
/// <remarks>FHIR R4, search.html#content.</remarks>
public sealed class ContentSearchTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private readonly string tag = $"t{Ids.New(TimeProvider.System):N}";
    private readonly List<string> made = [];

    [Theory]
    // In any element, in any case, with or without accents; a number, a code, the narrative as it is seen.
    [InlineData("quinones", "quin")]
    [InlineData("QUIÑONES rosa", "quin")]
    [InlineData("rosa nobody", "")]
    [InlineData("nobody,rosa", "quin")]
    [InlineData("rosa,okello", "okello quin")]
    [InlineData("KM-4711", "okello")]
    [InlineData("female", "quin")]
    [InlineData("yellow", "okello")]
    [InlineData("strong", "")]
    // No name of an element, no part of a word, nothing of a picture.
    [InlineData("birthDate", "")]
    [InlineData("quin", "quin")]
    [InlineData("oke", "")]
    [InlineData("R0lGODlh", "")]
    [InlineData("--", "")]
    public async Task Finds(string words, string expected)
    {
        await Two();
        var page = await Search($"_tag={tag}&_content={words}");
        Assert.Equal(expected, string.Join(' ', page.Matches.Select(Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Goes_with_pages_totals_and_other_words()
    {
        await Two();
        var first = await Search($"_tag={tag}&_content=camp&_sort=-family&_count=1&_total=accurate");
        Assert.Equal(("quin", 2), (Name(Assert.Single(first.Matches)), first.Total));
        var second = await Search($"_tag={tag}&_content=camp&_sort=-family&_count=1&_cursor={Uri.EscapeDataString(first.Next!)}");
        Assert.Equal(("okello", null), (Name(Assert.Single(second.Matches)), second.Next));
        Assert.Equal("okello", Name(Assert.Single((await Search($"_tag={tag}&_content=camp&_content=moses")).Matches)));
    }

    [Fact]
    public async Task Only_what_is_shown_is_audited()
    {
        await Two();
        var shown = Assert.Single((await Search($"_tag={tag}&_content=moses")).Matches).Id;
        Assert.Equal(shown, await store.Scalar($"select string_agg(person::text, ' ') from audit where action = 'r' and person in (select person from resource where id in ({string.Join(',', made.Select(id => $"'{id}'"))}))"));
    }

    [Fact]
    public async Task Looks_through_no_more_than_its_limit()
    {
        var changes = Enumerable.Range(0, 5001).Select(n => Change.Create(Fhir.Resource.Parse(
            $$"""{"resourceType":"Organization","meta":{"tag":[{"system":"urn:t","code":"{{tag}}"}]},"name":"Post {{n}}","active":{{(n == 7 ? "true" : "false")}}}""")));
        Assert.True((await store.Commit(ChangeSet.Of([.. changes]))).Ok);
        var refused = await store.Reader.Search(Callers.Clinician(), "Organization", $"_tag={tag}&_content=post", CancellationToken.None);
        Assert.Equal((RefusalKind.TooCostly, "_content"), (refused.Refusals[0].Kind, refused.Refusals[0].Expression));
        Assert.Single((await store.Reader.Search(Callers.Clinician(), "Organization", $"_tag={tag}&active=true&_content=post 7", CancellationToken.None)).Value.Matches);
    }

    private async Task Two()
    {
        foreach (var json in new[]
        {
            $$$"""{"resourceType":"Patient","meta":{"tag":[{"system":"urn:t","code":"{{{tag}}}"}]},"name":[{"family":"Quiñones","given":["Rosa"]}],"gender":"female","birthDate":"1990","address":[{"text":"Camp 4"}],"identifier":[{"value":"quin"}]}""",
            $$$"""{"resourceType":"Patient","meta":{"tag":[{"system":"urn:t","code":"{{{tag}}}"}]},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><strong>Yellow</strong> card</div>"},"name":[{"family":"Okello","given":["Moses"]}],"photo":[{"contentType":"image/gif","data":"R0lGODlh"}],"address":[{"text":"camp"}],"identifier":[{"value":"KM-4711"}]}""",
        })
        {
            made.Add((await store.Create(json)).Stored.Id);
        }
    }

    private static string Name(StoredResource one) => one.Resource.Root["name"]["family"].Text == "Okello" ? "okello" : "quin";

    private async Task<SearchPage> Search(string query) => (await store.Reader.Search(Callers.Clinician(), "Patient", query, CancellationToken.None)).Value;
}
