using HealthAssess.Domain;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Values that are written more finely, or otherwise, than most.</summary>
public sealed class FineValuesTests(FineValuesTests.Data data) : IClassFixture<FineValuesTests.Data>
{
    [Theory]
    // With seven or nine digits a moment was no time at all to the index, and most questions missed it.
    [InlineData("Immunization", "date=le2020-02-29", "nine seven")]
    [InlineData("Immunization", "date=lt2020-03", "nine seven")]
    [InlineData("Immunization", "date=eb2020-03", "nine seven")]
    [InlineData("Immunization", "date=ne2019", "nine seven")]
    [InlineData("Immunization", "date=ge2020-02-29&date=le2020-02-29", "nine seven")]
    [InlineData("Immunization", "date:missing=true", "")]
    [InlineData("Immunization", "date=2020-02-29T10:00:00.1234567Z", "seven")]
    [InlineData("Immunization", "date=2020-02-29T10:00:00.123Z", "seven")]
    [InlineData("Observation", "date=2020-02-29T10:00:00.1234567Z", "period")]
    [InlineData("Observation", "date=lt2020-03&_id=period", "period")]
    // A second that is put in belongs to the day that it ends.
    [InlineData("Observation", "date=2016", "leap")]
    [InlineData("Observation", "date=2016-12-31", "leap")]
    [InlineData("Observation", "date=2016-12-31T23:59:60Z", "leap")]
    [InlineData("Observation", "date=2017-01-01", "")]
    // Of a measured series its bounds count, not its origin.
    [InlineData("Observation", "value-quantity=gt750|http://unitsofmeasure.org|mV", "series")]
    [InlineData("Observation", "value-quantity=lt650|http://unitsofmeasure.org|mV", "series")]
    [InlineData("Observation", "value-quantity=gt800|http://unitsofmeasure.org|mV", "")]
    [InlineData("Observation", "value-quantity=0|http://unitsofmeasure.org|mV", "")]
    [InlineData("Observation", "value-quantity=gt0.7|http://unitsofmeasure.org|V", "series")]
    // What is meant inside a definition is no part of its version.
    [InlineData("QuestionnaireResponse", "questionnaire=http://example.org/q|1", "inside")]
    [InlineData("QuestionnaireResponse", "questionnaire=http://example.org/q", "inside")]
    public async Task Finds(string type, string query, string expected)
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), type, query.Replace("|", "%7C", StringComparison.Ordinal), CancellationToken.None);
        Assert.Equal(expected, string.Join(' ', page.Value.Matches.Select(one => one.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task An_identifier_is_no_part_of_a_canonical_address() =>
        Assert.Equal("questionnaire", (await data.Store.Reader.Search(Callers.Clinician(), "QuestionnaireResponse", "questionnaire:identifier=x", CancellationToken.None)).Refusals[0].Expression);

    /// <summary>One of each.</summary>
    public sealed class Data : IAsyncLifetime
    {
        private static readonly string[] Resources =
        [
            """{"resourceType":"Patient","id":"p"}""",
            """{"resourceType":"Immunization","id":"seven","status":"completed","patient":{"reference":"Patient/p"},"vaccineCode":{"text":"v"},"occurrenceDateTime":"2020-02-29T10:00:00.1234567Z"}""",
            """{"resourceType":"Immunization","id":"nine","status":"completed","patient":{"reference":"Patient/p"},"vaccineCode":{"text":"v"},"occurrenceDateTime":"2020-02-29T10:00:00.000000000+02:00"}""",
            """{"resourceType":"Observation","id":"period","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"effectivePeriod":{"start":"2020-02-29T10:00:00.1234567Z","end":"2020-02-29T10:00:00.1234567Z"}}""",
            """{"resourceType":"Observation","id":"leap","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"effectiveDateTime":"2016-12-31T23:59:60Z"}""",
            """{"resourceType":"Observation","id":"series","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"valueSampledData":{"origin":{"value":500,"system":"http://unitsofmeasure.org","code":"mV"},"period":10,"factor":2,"lowerLimit":600,"upperLimit":800,"dimensions":1,"data":"100 105.5 E L U"}}""",
            """{"resourceType":"QuestionnaireResponse","id":"inside","status":"completed","questionnaire":"http://example.org/q|1#part","subject":{"reference":"Patient/p"}}""",
        ];

        public StoreFixture Store { get; } = new();

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            foreach (var json in Resources)
            {
                Assert.True((await Store.Commit(ChangeSet.Of(Change.Update(Fhir.Resource.Parse(json))))).Ok, json);
            }
        }

        public Task DisposeAsync() => Store.DisposeAsync();
    }
}
