using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary><c>_filter</c>: comparisons joined by and, or and not.</summary>
/// <remarks>FHIR R4, search_filter.html.</remarks>
public sealed class FilterSearchTests(FilterSearchTests.Data data) : IClassFixture<FilterSearchTests.Data>
{
    [Theory]
    // Texts: the whole, a part, the beginning and the end, in any case, with or without accents.
    [InlineData("Patient", "name co \"iño\"", "quin")]
    [InlineData("Patient", "family eq \"QUIÑONES\"", "")]
    [InlineData("Patient", "family eq \"carreno quinones\"", "quin")]
    [InlineData("Patient", "family sw carr", "quin")]
    [InlineData("Patient", "family ew NONES", "quin")]
    [InlineData("Patient", "family ne okello", "blank quin")]
    [InlineData("Patient", "given eq \"a, b|c$d\\\\e\"", "okello")]
    // And, or, not and parentheses; from left to right.
    [InlineData("Patient", "given eq rosa and birthdate ge 1990", "quin")]
    [InlineData("Patient", "birthdate ge 2000 or gender eq female and family sw carr", "quin")]
    [InlineData("Patient", "birthdate ge 2000 or (gender eq female and family sw carr)", "okello quin")]
    [InlineData("Patient", "not (gender eq female)", "blank okello")]
    [InlineData("Patient", "not(birthdate lt 2000) and not (family sw o)", "blank")]
    [InlineData("Patient", "( gender eq female )", "quin")]
    // Present or not.
    [InlineData("Patient", "birthdate pr false", "blank")]
    [InlineData("Patient", "gender pr true and name pr true", "okello quin")]
    // Tokens with or without a system, and the short names of four of these.
    [InlineData("Patient", "gender ne male", "blank quin")]
    [InlineData("Patient", "identifier eq urn:t|KM-1", "okello")]
    [InlineData("Observation", "code eq loinc|8310-5", "fever")]
    [InlineData("Observation", "code eq http://loinc.org|8310-5 and value-quantity gt 38|ucum|Cel", "fever")]
    [InlineData("Observation", "value-quantity lt 38|http://unitsofmeasure.org|Cel", "")]
    [InlineData("Observation", "code-value-quantity eq loinc|8310-5$gt38|ucum|Cel", "fever")]
    // Dates: overlapping and containing.
    [InlineData("Encounter", "date po 2026-03-10", "stay")]
    [InlineData("Encounter", "date po 2026-03-20", "")]
    [InlineData("Encounter", "date co 2026-03-10", "stay")]
    [InlineData("Encounter", "date co 2026-03", "")]
    [InlineData("Encounter", "date po 2026-03", "stay")]
    [InlineData("Encounter", "date sa 2026-02", "stay")]
    // References and what they lead to.
    [InlineData("Observation", "subject re Patient/quin", "fever")]
    [InlineData("Observation", "subject ne Patient/quin", "rash")]
    [InlineData("Observation", "subject.name co \"quin\"", "fever")]
    [InlineData("Observation", "subject.id eq quin", "fever")]
    [InlineData("Observation", "subject[gender eq female].family sw carr", "fever")]
    [InlineData("Observation", "subject[gender eq male].family sw carr", "")]
    [InlineData("Observation", "encounter.subject.family sw carr", "fever")]
    [InlineData("Observation", "not (subject.gender eq female)", "rash")]
    [InlineData("Observation", "subject:Patient.gender eq female or code eq urn:c|rash", "fever rash")]
    public async Task Finds(string type, string filter, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await Search(type, filter)).Value.Matches.Select(one => one.Id).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Patient", "family eq", "_filter")]
    [InlineData("Patient", "family eq \"a", "_filter")]
    [InlineData("Patient", "family eq a)", "_filter")]
    [InlineData("Patient", "(family eq a", "_filter")]
    [InlineData("Patient", "family eq a family eq b", "_filter")]
    [InlineData("Patient", "shoe eq 42", "_filter")]
    [InlineData("Patient", "family gt a", "_filter")]
    [InlineData("Patient", "gender co a", "_filter")]
    [InlineData("Patient", "_content eq a", "_filter")]
    [InlineData("Patient", "_filter eq a", "_filter")]
    [InlineData("Patient", "birthdate ge 19x0", "birthdate")]
    [InlineData("Patient", "gender pr maybe", "gender")]
    [InlineData("Observation", "subject.shoe eq 42", "subject")]
    [InlineData("Observation", "subject[gender eq male] eq a", "_filter")]
    [InlineData("Patient", "((((((((((((gender eq a))))))))))))", "_filter")]
    [InlineData("Patient", "link.link.link.link.link.link.link.link.link.link.link.gender eq a", "_filter")]
    public async Task Refuses(string type, string filter, string expression)
    {
        var page = await Search(type, filter);
        Assert.Equal(expression, page.Refusals[0].Expression);
    }

    [Fact]
    public async Task Reads_no_more_than_a_thousand_comparisons()
    {
        Assert.Contains("more than 1000", (await Search("Patient", string.Join(" or ", Enumerable.Repeat("gender eq male", 100_000)))).Refusals[0].Text, StringComparison.Ordinal);
        var page = await Search("Patient", string.Join(" or ", Enumerable.Repeat("gender eq male", 900)));
        Assert.Equal("okello", Assert.Single(page.Value.Matches).Id);
    }

    private Task<Outcome<SearchPage>> Search(string type, string filter) =>
        data.Store.Reader.Search(Callers.Clinician(), type, "_filter=" + Uri.EscapeDataString(filter), CancellationToken.None);

    /// <summary>Three travellers, a stay, and two findings.</summary>
    public sealed class Data : IAsyncLifetime
    {
        public StoreFixture Store { get; } = new();

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            foreach (var json in Resources)
            {
                var resource = Fhir.Resource.Parse(json);
                Assert.True((await Store.Commit(ChangeSet.Of(Change.Update(resource)))).Ok, json);
            }
        }

        public Task DisposeAsync() => Store.DisposeAsync();

        private static readonly string[] Resources =
        [
            """{"resourceType":"Patient","id":"quin","name":[{"family":"Carreño Quiñones","given":["Rosa"]}],"gender":"female","birthDate":"1990-05"}""",
            """{"resourceType":"Patient","id":"okello","identifier":[{"system":"urn:t","value":"KM-1"}],"name":[{"family":"Okello","given":["a, b|c$d\\e"]}],"gender":"male","birthDate":"2001-02-03"}""",
            """{"resourceType":"Patient","id":"blank"}""",
            """{"resourceType":"Encounter","id":"stay","status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/quin"},"period":{"start":"2026-03-08","end":"2026-03-14"}}""",
            """{"resourceType":"Observation","id":"fever","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8310-5"}]},"subject":{"reference":"Patient/quin"},"encounter":{"reference":"Encounter/stay"},"valueQuantity":{"value":39.2,"unit":"C","system":"http://unitsofmeasure.org","code":"Cel"}}""",
            """{"resourceType":"Observation","id":"rash","status":"final","code":{"coding":[{"system":"urn:c","code":"rash"}]},"subject":{"reference":"Patient/okello"}}""",
        ];
    }
}
