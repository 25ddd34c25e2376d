using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>The commonest searches over some thousand records: none reads a table from end to end, and each touches few pages.</summary>
public sealed class SearchPlanTests(SearchPlanTests.Crowd crowd) : IClassFixture<SearchPlanTests.Crowd>
{
    [Theory]
    [InlineData("Patient", "identifier=urn:plan|P77")]
    [InlineData("Patient", "identifier=P77")]
    [InlineData("Patient", "family=Fam7")]
    [InlineData("Patient", "family=Fam7&birthdate=1990-03-19")]
    [InlineData("Patient", "name=Fam7&gender=female")]
    [InlineData("Patient", "name-any=Famseven")]
    [InlineData("Patient", "phone=%2B256")]
    [InlineData("Patient", "_id=x")]
    [InlineData("Patient", "_count=20")]
    [InlineData("Patient", "_sort=-_lastUpdated&_count=20")]
    [InlineData("Patient", "birthdate=1990-03-19")]
    [InlineData("Observation", "patient=Patient/{0}")]
    [InlineData("Observation", "patient=Patient/{0}&_sort=-date&_count=5")]
    [InlineData("Observation", "patient=Patient/{0}&code=http://loinc.org|8310-5")]
    [InlineData("Observation", "encounter=Encounter/unknown")]
    [InlineData("Observation", "patient.identifier=urn:plan|P77")]
    [InlineData("Observation", "patient.family=Fam77")]
    [InlineData("Observation", "patient.birthdate=1990-03-19&_sort=-date&_count=5")]
    [InlineData("Patient", "_has:Observation:patient:date=2026-06-01&_count=20")]
    [InlineData("Observation", "date=ge2026-06-01&_count=20")]
    [InlineData("Observation", "date=2026-06-01")]
    [InlineData("Observation", "_sort=-date&_count=20")]
    [InlineData("Observation", "value-quantity=gt39|http://unitsofmeasure.org|Cel&_count=20")]
    [InlineData("Observation", "code-value-quantity=http://loinc.org|8310-5$gt102|http://unitsofmeasure.org|[degF]&_count=20")]
    [InlineData("Observation", "_text=fever&_count=20")]
    [InlineData("Observation", "_lastUpdated=ge2020-01-01&_sort=_lastUpdated&_count=20")]
    public async Task Reads_no_table_from_end_to_end(string type, string query)
    {
        query = string.Format(CultureInfo.InvariantCulture, query, crowd.Somebody);
        var (plan, pages) = await SearchCost.Of(crowd.Store, type, query);
        Assert.DoesNotContain("Seq Scan on resource", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on index_", plan, StringComparison.Ordinal);
        Assert.True(pages < 1200, $"{type}?{query} touches {pages} pages\n{plan}");
    }

    [Theory]
    [InlineData("Patient", "identifier=urn:plan|nobody")]
    [InlineData("Patient", "family=Nobody&birthdate=1990-03-19")]
    [InlineData("Observation", "patient.identifier=urn:plan|nobody")]
    public async Task A_condition_that_nothing_meets_reads_no_table_from_end_to_end(string type, string query)
    {
        var (plan, pages) = await SearchCost.OfCondition(crowd.Store, type, query);
        Assert.DoesNotContain("Seq Scan on resource", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on index_", plan, StringComparison.Ordinal);
        Assert.True(pages < 100, $"{type}?{query} touches {pages} pages\n{plan}");
    }

    public sealed class Crowd : IAsyncLifetime
    {
        private const int People = 1500;

        public StoreFixture Store { get; } = new();

        public string Somebody { get; private set; } = "";

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            for (var block = 0; block < People; block += 50)
            {
                await Store.Commit(ChangeSet.Of([.. Enumerable.Range(block, 50).SelectMany(Person)]));
            }

            // A few were merged: a chain must not look at everybody because of them.
            await Store.Execute("""
                insert into person_link (id, person, survivor, at)
                select gen_random_uuid(), a.person, b.person, now() from
                  (select person, row_number() over (order by key) n from resource where type = 'Patient') a
                  join (select person, row_number() over (order by key) n from resource where type = 'Patient') b on b.n = a.n + 1 where a.n % 50 = 0
                """);
            await Store.Execute("analyze");
        }

        public Task DisposeAsync() => Store.DisposeAsync();

        private IEnumerable<Change> Person(int n)
        {
            var id = Ids.New(TimeProvider.System).ToString();
            Somebody = id;
            var day = new DateOnly(2026, 1, 1).AddDays(n % 300).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var birth = new DateOnly(1950, 1, 1).AddDays(n * 37 % 25000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return Change.Create(Resource.Parse(
                $$$"""{"resourceType":"Patient","id":"{{{id}}}","identifier":[{"system":"urn:plan","value":"P{{{n}}}"}],"name":[{"family":"Fam{{{n}}}"}],"gender":"{{{(n % 2 == 0 ? "male" : "female")}}}","birthDate":"{{{birth}}}"}"""));
            for (var i = 0; i < 4; i++)
            {
                yield return Change.Create(Resource.Parse(
                    $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{(i == 0 ? "8310-5" : "29463-7")}}}"}]},"subject":{"reference":"Patient/{{{id}}}"},"effectiveDateTime":"{{{day}}}T1{{{i}}}:00:00Z","valueQuantity":{"value":37.{{{i}}},"code":"Cel","system":"http://unitsofmeasure.org"}}"""));
            }
        }
    }
}
