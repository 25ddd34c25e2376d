using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Rules of search.html that once were broken here, each by the question that showed it.</summary>
public sealed class SearchRulesTests(SearchRulesTests.Data data) : IClassFixture<SearchRulesTests.Data>
{
    [Theory]
    // A parameter without a value is ignored, and so is an alternative without one.
    [InlineData("Patient", "family=", "brien quin")]
    [InlineData("Patient", "family=obrien,", "brien")]
    // Punctuation does not count; the words of a family name are searched on their own; "exact" means the whole.
    [InlineData("Patient", "family=OBrien", "brien")]
    [InlineData("Patient", "family=quinones", "quin")]
    [InlineData("Patient", "name=Quinones", "quin")]
    [InlineData("Patient", "family:exact=Quiñones", "")]
    [InlineData("Patient", "family:exact=Carreño Quiñones", "quin")]
    // The system that a code's value set implies, and no other.
    [InlineData("Patient", "gender=http://hl7.org/fhir/administrative-gender|female", "quin")]
    [InlineData("Patient", "gender=http://example.org/wrong|female", "")]
    [InlineData("Patient", "_id:missing=false", "brien quin")]
    [InlineData("Patient", "_lastUpdated:missing=true", "")]
    [InlineData("Patient", "_lastUpdated=ap2100", "")]
    // 100 is 99.5 to below 100.5; 1e2 is 95 to below 105; a unit is its code or its words.
    [InlineData("Observation", "value-quantity=100", "exact")]
    [InlineData("Observation", "value-quantity=ne100", "above far")]
    [InlineData("Observation", "value-quantity=1e2", "above exact")]
    [InlineData("Observation", "value-quantity=100||grams", "exact")]
    [InlineData("Observation", "value-quantity=100|http://unitsofmeasure.org|grams", "")]
    [InlineData("Observation", "value-quantity=gt1|http://unitsofmeasure.org|", "exact")]
    // Nobody, somebody who is only described, and a reference by identifier.
    [InlineData("Observation", "patient:missing=true", "above far")]
    [InlineData("Observation", "subject:missing=true", "above")]
    [InlineData("Observation", "performer:missing=true", "above far")]
    [InlineData("Observation", "performer:identifier=urn:staff|", "exact")]
    [InlineData("Condition", "onset-age=15", "")]
    [InlineData("Condition", "onset-age=sa15", "")]
    [InlineData("Condition", "onset-age=gt15", "range")]
    [InlineData("Condition", "onset-age=eb25", "range")]
    // The target of an untyped chain may be of any of the types.
    [InlineData("Condition", "asserter._id=doctor", "range")]
    [InlineData("Condition", "asserter._has:Condition:asserter:onset-age=gt15", "range")]
    [InlineData("QuestionnaireResponse", "questionnaire=http://example.org/q|2.0", "second")]
    [InlineData("QuestionnaireResponse", "questionnaire=http://example.org/q", "second")]
    [InlineData("QuestionnaireResponse", "questionnaire=http://example.org/q|1.0", "")]
    [InlineData("ValueSet", "url=http://example.org/vs/one|3", "vs")]
    [InlineData("ValueSet", "url=http://example.org/vs/one|4", "")]
    [InlineData("ValueSet", "url:below=http://example.org/v", "vs")]
    [InlineData("ValueSet", "url:above=http://example.org/vs/one/_history/5", "vs")]
    [InlineData("DocumentReference", "relationship=replaces$DocumentReference/old", "doc")]
    [InlineData("DocumentReference", "relationship=appends$DocumentReference/old", "")]
    [InlineData("DocumentReference", "contenttype:below=text/xml", "doc")]
    [InlineData("Organization", "phonetic=kampalla", "long")]
    public async Task Finds(string type, string query, string expected)
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), type, Escaped(query), default);
        Assert.True(page.Ok, page.Ok ? "" : page.Refusals[0].Text);
        Assert.Equal(expected, string.Join(' ', page.Value.Matches.Select(match => match.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_text_longer_than_the_index_keeps_is_found_as_a_whole()
    {
        foreach (var query in new[] { "name:exact=" + Data.Long, "name=" + Data.Long, "identifier=" + Data.Long })
        {
            Assert.Single((await data.Store.Reader.Search(Callers.Clinician(), "Organization", Escaped(query), default)).Value.Matches);
        }
    }

    [Theory]
    [InlineData("Patient", "identifier=|", "identifier")]
    [InlineData("Patient", "_sort:desc=birthdate", "_sort")]
    [InlineData("Patient", "_id:exact=quin", "_id")]
    [InlineData("Patient", "family=a\0b", "family")]
    [InlineData("Observation", "code-value-quantity:missing=true", "code-value-quantity")]
    [InlineData("Observation", "value-quantity=5|g", "value-quantity")]
    [InlineData("Observation", "value-quantity=ap79228162514264337593543950335", "value-quantity")]
    [InlineData("Observation", "value-quantity=0e99999999999", "value-quantity")]
    [InlineData("RiskAssessment", "probability=0.5||g", "probability")]
    public async Task Refuses(string type, string query, string expression)
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), type, Escaped(query), default);
        Assert.False(page.Ok);
        Assert.Equal(expression, page.Refusals[0].Expression);
    }

    /// <summary>The type in a chain became part of the statement as it came.</summary>
    [Fact]
    public async Task A_type_in_a_chain_never_becomes_part_of_the_statement()
    {
        foreach (var type in new[] { "Patient' or 'x' like 'x", "Nonsense", "Practitioner" })
        {
            var page = await data.Store.Reader.Search(Callers.Clinician(), "Condition", Escaped($"subject:{type}._id=quin"), default);
            Assert.Equal("chain-type", Assert.Single(page.Refusals).Key);
        }
    }

    [Fact]
    public async Task Under_lenient_handling_what_is_unknown_is_left_out_and_what_is_wrong_is_refused()
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), "Patient", "shoe=1&gender=female&gender.size=2&_sort=shoe", default, lenient: true);
        Assert.Equal([("shoe", "1"), ("gender.size", "2"), ("_sort", "shoe")], page.Value.Dropped);
        Assert.Equal("quin", Assert.Single(page.Value.Matches).Id);
        Assert.False((await data.Store.Reader.Search(Callers.Clinician(), "Patient", "birthdate=19x0", default, lenient: true)).Ok);
    }

    private static string Escaped(string query) =>
        string.Join('&', query.Split('&').Select(pair => string.Join('=', pair.Split('=', 2).Select(Uri.EscapeDataString))));

    public sealed class Data : IAsyncLifetime
    {
        public static readonly string Long = "Kampala " + string.Concat(Enumerable.Repeat("abcdefghi ", 30)).TrimEnd();

        private static readonly string[] Resources =
        [
            """{"resourceType":"Patient","id":"quin","gender":"female","name":[{"family":"Carreño Quiñones"}]}""",
            """{"resourceType":"Patient","id":"brien","name":[{"family":"O'Brien"}]}""",
            """{"resourceType":"Practitioner","id":"doctor"}""",
            """{"resourceType":"Observation","id":"exact","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/quin"},"performer":[{"identifier":{"system":"urn:staff","value":"7"}}],"valueQuantity":{"value":100,"unit":"grams","system":"http://unitsofmeasure.org","code":"g"}}""",
            """{"resourceType":"Observation","id":"above","status":"final","code":{"text":"x"},"valueQuantity":{"value":100.5}}""",
            """{"resourceType":"Observation","id":"far","status":"final","code":{"text":"x"},"subject":{"display":"a stranger"},"valueQuantity":{"value":110}}""",
            """{"resourceType":"Condition","id":"range","subject":{"reference":"Patient/quin"},"asserter":{"reference":"Practitioner/doctor"},"onsetRange":{"low":{"value":10,"system":"http://unitsofmeasure.org","code":"a"},"high":{"value":20,"system":"http://unitsofmeasure.org","code":"a"}}}""",
            """{"resourceType":"QuestionnaireResponse","id":"second","status":"completed","questionnaire":"http://example.org/q|2.0","subject":{"reference":"Patient/quin"}}""",
            """{"resourceType":"ValueSet","id":"vs","url":"http://example.org/vs/one","version":"3","status":"active"}""",
            """{"resourceType":"DocumentReference","id":"doc","status":"current","subject":{"reference":"Patient/quin"},"relatesTo":[{"code":"replaces","target":{"reference":"DocumentReference/old"}}],"content":[{"attachment":{"contentType":"text/xml; charset=UTF-8","url":"http://example.org/x"}}]}""",
            $$"""{"resourceType":"Organization","id":"long","name":"{{Long}}","identifier":[{"value":"{{Long}}"}]}""",
        ];

        public StoreFixture Store { get; } = new();

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            var written = await Store.Commit(ChangeSet.Of([.. Resources.Select(json => Change.Update(Resource.Parse(json)))]));
            Assert.True(written.Ok, string.Join('\n', written.Refusals.Select(refusal => refusal.Text)));
        }

        public Task DisposeAsync() => Store.DisposeAsync();
    }
}
