using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>A store with what the questions of <see cref="SearchRulesTests"/> are about, written once.</summary>
public sealed class SearchRulesData : IAsyncLifetime
{
    public static readonly string Long = "Kampala " + string.Concat(Enumerable.Range(100000, 200).Select(n => $"word{n} ")).TrimEnd();

    private static readonly string[] Resources =
    [
        """{"resourceType":"Patient","id":"quin","gender":"female","name":[{"family":"Carreño Quiñones"}]}""",
        """{"resourceType":"Patient","id":"brien","name":[{"family":"O'Brien"}]}""",
        """{"resourceType":"Practitioner","id":"doctor"}""",
        """{"resourceType":"Observation","id":"exact","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/quin"},"encounter":{"reference":"Encounter/told"},"performer":[{"identifier":{"system":"urn:staff","value":"7"}}],"valueQuantity":{"value":100,"unit":"grams","system":"http://unitsofmeasure.org","code":"g"}}""",
        """{"resourceType":"Encounter","id":"told","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/quin"},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p class=\"secret\">Fi&#232;vre,</p><p>Ki<b>gali</b><br/>hospital &amp; home</p><!-- hidden --></div>"}}""",
        """{"resourceType":"Encounter","id":"untold","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/quin"}}""",
        """{"resourceType":"Observation","id":"above","status":"final","code":{"text":"x"},"valueQuantity":{"value":100.5}}""",
        """{"resourceType":"Observation","id":"far","status":"final","code":{"text":"x"},"subject":{"display":"a stranger"},"valueQuantity":{"value":110}}""",
        """{"resourceType":"Condition","id":"range","subject":{"reference":"Patient/quin"},"asserter":{"reference":"Practitioner/doctor"},"onsetRange":{"low":{"value":10,"system":"http://unitsofmeasure.org","code":"a"},"high":{"value":20,"system":"http://unitsofmeasure.org","code":"a"}}}""",
        """{"resourceType":"QuestionnaireResponse","id":"second","status":"completed","questionnaire":"http://example.org/q|2.0","subject":{"reference":"Patient/quin"}}""",
        """{"resourceType":"ValueSet","id":"vs","url":"http://example.org/vs/one","version":"3","status":"active"}""",
        """{"resourceType":"DocumentReference","id":"doc","status":"current","subject":{"reference":"Patient/quin"},"relatesTo":[{"code":"replaces","target":{"reference":"DocumentReference/old"}}],"content":[{"attachment":{"contentType":"text/xml; charset=UTF-8","url":"http://example.org/x"}}]}""",
        """{"resourceType":"Location","id":"port","name":"Port"}""",
        """{"resourceType":"Location","id":"gate","partOf":{"reference":"Location/port"}}""",
        """{"resourceType":"Location","id":"desk","partOf":{"reference":"Location/gate"}}""",
        """{"resourceType":"MedicationRequest","id":"inside","status":"active","intent":"order","subject":{"reference":"Patient/quin"},"contained":[{"resourceType":"Medication","id":"m","code":{"coding":[{"system":"urn:m","code":"aspirin"}],"text":"Pain killer"}}],"medicationReference":{"reference":"#m"}}""",
        """{"resourceType":"MedicationRequest","id":"made","status":"active","intent":"order","subject":{"reference":"Patient/quin"},"contained":[{"resourceType":"Organization","id":"o","name":"Inner Works","partOf":{"reference":"Organization/long"}},{"resourceType":"Medication","id":"m","meta":{"tag":[{"system":"urn:t","code":"in"}]},"manufacturer":{"reference":"#o"}}],"medicationReference":{"reference":"#m"},"dosageInstruction":[{"timing":{"event":["2024-01-01","2024-05-05"]}},{"timing":{"event":["2024-09-09"]}}]}""",
        """{"resourceType":"ValueSet","id":"first","status":"active","date":"0001-01-01"}""",
        """{"resourceType":"ValueSet","id":"last","status":"active","date":"9999-12-31"}""",
        """{"resourceType":"QuestionnaireResponse","id":"third","status":"in-progress","questionnaire":"http://example.net/draft|1.0-RC"}""",
        """{"resourceType":"Questionnaire","id":"draft","url":"http://example.net/draft","version":"1.0-RC","title":"Draft","status":"draft"}""",
        """{"resourceType":"Questionnaire","id":"form","url":"http://example.org/q","version":"2.0","title":"Form","status":"active"}""",
        """{"resourceType":"Questionnaire","id":"old","url":"http://example.org/q","version":"1.0","title":"Old","status":"retired"}""",
        """{"resourceType":"List","id":"some","status":"current","mode":"working","entry":[{"item":{"reference":"Patient/quin"}}]}""",
        """{"resourceType":"Observation","id":"least","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/quin"},"performer":[{"identifier":{"system":"urn:other","value":"1"}}],"component":[{"code":{"text":"y"},"valueQuantity":{"value":5,"comparator":"<","system":"http://unitsofmeasure.org","code":"mg"}}]}""",
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
