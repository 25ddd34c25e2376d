using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Searches right after a large import, before autovacuum has counted it. A database of its own: nothing may have been analysed.</summary>
public sealed class SearchInABurstTests(SearchInABurstTests.Burst burst) : IClassFixture<SearchInABurstTests.Burst>
{
    [Theory]
    [InlineData("patient=Patient/{0}&_sort=-value-quantity")]
    [InlineData("patient=Patient/{0}&_sort=code,-value-quantity")]
    [InlineData("_sort=-value-quantity,date")]
    [InlineData("value-quantity:missing=true")]
    [InlineData("patient=Patient/{0}&value-quantity:missing=true")]
    [InlineData("code-value-quantity=8310-5$gt38")]
    [InlineData("patient=Patient/{0}&code:not=8310-5&_sort=-code")]
    public async Task A_search_reads_the_index_of_a_parameter_at_most_a_few_times(string query)
    {
        query = string.Format(CultureInfo.InvariantCulture, query, burst.Patient);
        var (plan, pages) = await SearchCost.Of(burst.Store, "Observation", query);
        Assert.True(pages < 7 * Burst.Count, $"Observation?{query} touches {pages} pages\n{plan}");
    }

    public sealed class Burst : IAsyncLifetime
    {
        public const int Count = 3000;

        public StoreFixture Store { get; } = new();

        public string Patient { get; } = Ids.New(TimeProvider.System).ToString();

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            await Store.Execute(string.Join(';', new[] { "resource", "resource_version", "index_text", "index_date", "index_quantity" }.Select(table => $"alter table {table} set (autovacuum_enabled = false)")));
            await Store.Commit(ChangeSet.Of(Change.Create(Resource.Parse($$"""{"resourceType":"Patient","id":"{{Patient}}","name":[{"family":"Burst"}]}"""))));
            await Store.Commit(ChangeSet.Of([.. Enumerable.Range(1, Count).Select(Observation)]));
        }

        public Task DisposeAsync() => Store.DisposeAsync();

        private Change Observation(int n)
        {
            var value = n % 7 == 0
                ? $$"""
                    "valueCodeableConcept":{"text":"warm {{n % 9}}"}
                    """
                : $$"""
                    "valueQuantity":{"value":{{36 + (n % 4)}}.{{n % 10}},"system":"http://unitsofmeasure.org","code":"Cel"}
                    """;
            var code = n % 3 == 0 ? "8867-4" : "8310-5";
            var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(n).ToString("s", CultureInfo.InvariantCulture);
            return Change.Create(Resource.Parse(
                $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}"}]},"subject":{"reference":"Patient/{{{Patient}}}"},"effectiveDateTime":"{{{at}}}Z",{{{value}}}}"""));
        }
    }
}
