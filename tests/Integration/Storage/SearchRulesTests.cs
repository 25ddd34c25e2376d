namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Rules of search.html that once were broken here, each by the question that showed it.</summary>
public sealed class SearchRulesTests(SearchRulesData data) : IClassFixture<SearchRulesData>
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
    [InlineData("Patient", "family:contains='", "brien")]
    [InlineData("Patient", "family:contains=%", "")]
    [InlineData("Patient", "family:contains=_", "")]
    [InlineData("Observation", "patient:Patient=Patient/quin", "exact least")]
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
    // All words of a value, in any case and with or without accents; what is no text of the narrative is not found.
    [InlineData("Encounter", "_text=fievre", "told")]
    [InlineData("Encounter", "_text=Fièvre kigali", "told")]
    [InlineData("Encounter", "_text=fievre nairobi", "")]
    [InlineData("Encounter", "_text=nairobi,kigali", "told")]
    [InlineData("Encounter", "_text=hospital", "told")]
    [InlineData("Encounter", "_text=div", "")]
    [InlineData("Encounter", "_text=secret", "")]
    [InlineData("Encounter", "_text=hidden", "")]
    [InlineData("Encounter", "_text:missing=true", "untold")]
    [InlineData("Encounter", "_text:missing=false", "told")]
    [InlineData("Observation", "encounter._text=kigali", "exact")]
    [InlineData("Observation", "encounter._text=nairobi", "")]
    [InlineData("Patient", "_has:Encounter:patient:_text=kigali", "quin")]
    // "Above" goes step by step of the path; a version goes by its parts.
    [InlineData("ValueSet", "url:above=http://example.org/vs/onemore", "")]
    [InlineData("ValueSet", "url:above=http://example.org/vs/one/", "vs")]
    [InlineData("QuestionnaireResponse", "questionnaire:below=http://example.org/q|2", "second")]
    [InlineData("QuestionnaireResponse", "questionnaire:below=http://example.org/q|20", "")]
    [InlineData("QuestionnaireResponse", "questionnaire:above=http://example.org/q|2.0.1", "second")]
    [InlineData("Provenance", "target.subject.general-practitioner._id=doctor", "")]
    [InlineData("Provenance", "target._id=quin", "")]
    [InlineData("QuestionnaireResponse", "questionnaire:below=http://example.org/", "second")]
    [InlineData("Location", "partof:below=port", "desk gate")]
    [InlineData("Location", "partof:below=Location/gate", "desk")]
    [InlineData("Location", "partof:above=desk", "desk gate")]
    [InlineData("Location", "partof:above=port", "gate")]
    // A chain goes into contained resources, and along canonical addresses.
    [InlineData("MedicationRequest", "medication.code=urn:m|aspirin", "inside")]
    [InlineData("MedicationRequest", "medication:Medication.code:not=urn:m|other", "inside made")]
    [InlineData("MedicationRequest", "medication:Medication.status:missing=true", "inside made")]
    [InlineData("MedicationRequest", "medication.code:text=pain", "inside")]
    [InlineData("MedicationRequest", "medication.code=urn:m|other", "")]
    [InlineData("QuestionnaireResponse", "questionnaire.title=form", "second")]
    // A version stands in the index without its case, a reference to it as it is written.
    [InlineData("QuestionnaireResponse", "questionnaire.title=draft", "third")]
    [InlineData("Questionnaire", "_has:QuestionnaireResponse:questionnaire:status=completed", "form")]
    [InlineData("Questionnaire", "_has:QuestionnaireResponse:questionnaire:patient=quin", "form")]
    [InlineData("Patient", "_list=some", "quin")]
    [InlineData("Patient", "_list=none", "")]
    // Below 5 is below 6, and may be below 4.
    [InlineData("Observation", "component-value-quantity=lt4", "least")]
    [InlineData("Observation", "component-value-quantity=lt0.006|http://unitsofmeasure.org|g", "least")]
    [InlineData("Observation", "component-value-quantity=5", "")]
    [InlineData("Observation", "component-value-quantity=gt5", "")]
    [InlineData("Observation", "component-value-quantity=le5", "least")]
    [InlineData("Observation", "component-value-quantity=eb5", "least")]
    [InlineData("Observation", "component-value-quantity=eb0.005|http://unitsofmeasure.org|g", "least")]
    [InlineData("Observation", "component-value-quantity=eb4.9", "")]
    [InlineData("Observation", "component-value-quantity=ge5", "")]
    // The first and the last year of the calendar are years like any other, and no date is none of them.
    [InlineData("ValueSet", "date=9999-12-31", "last")]
    [InlineData("ValueSet", "date=9999", "last")]
    [InlineData("ValueSet", "date=ap9999-12-31", "last")]
    [InlineData("ValueSet", "date=ge9999-12-31T23:59:59Z", "last")]
    [InlineData("ValueSet", "date=0001-01-01", "first")]
    [InlineData("ValueSet", "date=0001", "first")]
    [InlineData("ValueSet", "date=ap0001", "first")]
    [InlineData("ValueSet", "date=ge0001-01-01", "first last")]
    [InlineData("ValueSet", "date=gt0001-01-01", "last")]
    [InlineData("ValueSet", "date:missing=true", "vs")]
    [InlineData("ValueSet", "_lastUpdated=lt9999-12-31T23:59:59Z", "first last vs")]
    // A medicine that is to be taken on several days is found by each of them.
    [InlineData("MedicationRequest", "date=2024-01-01", "made")]
    [InlineData("MedicationRequest", "date=2024-05-05", "made")]
    [InlineData("MedicationRequest", "date=gt2024-09-08", "made")]
    [InlineData("MedicationRequest", "date=2024-03", "")]
    // A chain goes on from a contained resource: to what is stored, and to another that is contained.
    [InlineData("MedicationRequest", "medication.manufacturer.name=inner", "made")]
    [InlineData("MedicationRequest", "medication:Medication.manufacturer:Organization.name:exact=Inner Works", "made")]
    [InlineData("MedicationRequest", "medication.manufacturer.partof.name=kampala", "made")]
    [InlineData("MedicationRequest", "medication.manufacturer.partof._id=long", "made")]
    [InlineData("MedicationRequest", "medication._tag=urn:t|in", "made")]
    [InlineData("MedicationRequest", "medication.manufacturer.name=outer", "")]
    [InlineData("Location", "near:missing=true", "desk gate port")]
    [InlineData("Location", "near:missing=false", "")]
    public async Task Finds(string type, string query, string expected)
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), type, Escaped(query), default);
        Assert.True(page.Ok, page.Ok ? "" : page.Refusals[0].Text);
        Assert.Equal(expected, string.Join(' ', page.Value.Matches.Select(match => match.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_text_longer_than_the_index_keeps_is_found_as_a_whole()
    {
        foreach (var query in new[] { "name:exact=" + SearchRulesData.Long, "name=" + SearchRulesData.Long, "identifier=" + SearchRulesData.Long })
        {
            Assert.Single((await data.Store.Reader.Search(Callers.Clinician(), "Organization", Escaped(query), default)).Value.Matches);
        }
    }

    [Fact]
    public async Task A_part_of_a_long_text_is_found_and_another_text_that_begins_like_it_is_not()
    {
        var (part, other) = (SearchRulesData.Long[300..700], SearchRulesData.Long + "x");
        foreach (var (query, expected) in new[] { ("name:contains=" + part, 1), ("name=" + other[..1200], 1), ("name:exact=" + other, 0), ("name:exact=" + SearchRulesData.Long[..1200], 0), ("identifier=" + other, 0) })
        {
            Assert.Equal(expected, (await data.Store.Reader.Search(Callers.Clinician(), "Organization", Escaped(query), default)).Value.Matches.Count);
        }
    }

    [Theory]
    [InlineData("Patient", "identifier=|", "identifier")]
    [InlineData("Patient", "_sort:desc=birthdate", "_sort")]
    [InlineData("Patient", "_id:exact=quin", "_id")]
    // :of-type is of identifiers, :not of tokens; a type that a reference never names is no question.
    [InlineData("Patient", "gender:of-type=urn:t|a|b", "gender")]
    [InlineData("Observation", "code:of-type=urn:t|a|b", "code")]
    [InlineData("Patient", "telecom:of-type=urn:t|a|b", "telecom")]
    [InlineData("Patient", "_tag:of-type=urn:t|a|b", "_tag")]
    [InlineData("MedicationRequest", "medication.code:of-type=urn:t|a|b", "code")]
    [InlineData("Observation", "subject:not=Patient/quin", "subject")]
    [InlineData("Patient", "phonetic:exact=quin", "phonetic")]
    [InlineData("Patient", "name-any:contains=quin", "name-any")]
    [InlineData("Observation", "patient:Practitioner=doctor", "patient")]
    [InlineData("Observation", "subject:Patient=Practitioner/doctor", "subject")]
    [InlineData("Patient", "family=a\0b", "family")]
    [InlineData("Observation", "code-value-quantity:missing=true", "code-value-quantity")]
    [InlineData("Observation", "value-quantity=5|g", "value-quantity")]
    [InlineData("Observation", "value-quantity=ap79228162514264337593543950335", "value-quantity")]
    [InlineData("Observation", "value-quantity=0e99999999999", "value-quantity")]
    [InlineData("RiskAssessment", "probability=0.5||g", "probability")]
    [InlineData("Patient", "general-practitioner:below=Practitioner/doctor", "general-practitioner")]
    [InlineData("Patient", "_list=$current-allergies", "_list")]
    [InlineData("Patient", "_text:exact=a", "_text")]
    [InlineData("Observation", "patient._content=a", "_content")]
    [InlineData("Patient", "_sort=_text", "_sort")]
    [InlineData("Patient", "_contained=true", "_contained")]
    [InlineData("Patient", "_sort=_score", "_sort")]
    [InlineData("Observation", "component-code-value-quantity=urn:x|$5", "component-code-value-quantity")]
    [InlineData("Observation", "_include=Observation:subject:Nobody", "_include")]
    // "Nothing was found" would be believed: no such type, a reference cut short.
    [InlineData("Observation", "subject=Patients/quin", "subject")]
    [InlineData("Observation", "patient=Patient/", "patient")]
    [InlineData("Observation", "patient=Patient/quin/more", "patient")]
    [InlineData("Patient", "_list:not=one", "_list")]
    [InlineData("Patient", "_has:Observation:nobody:code=a", "_has")]
    [InlineData("Patient", "_has:Observation:patient=a", "_has")]
    public async Task Refuses(string type, string query, string expression)
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), type, Escaped(query), default);
        Assert.False(page.Ok);
        Assert.Equal(expression, page.Refusals[0].Expression);
    }

    [Theory]
    [InlineData("QuestionnaireResponse", "_id=second&_include=QuestionnaireResponse:questionnaire", "form")]
    [InlineData("QuestionnaireResponse", "_id=second&_include=*", "form quin")]
    [InlineData("QuestionnaireResponse", "_id=third&_include=QuestionnaireResponse:questionnaire", "draft")]
    [InlineData("Questionnaire", "_id=form,old&_revinclude=QuestionnaireResponse:questionnaire", "second")]
    [InlineData("Patient", "_id=quin&_revinclude=List:item", "some")]
    [InlineData("Questionnaire", "_id=form,old&_revinclude=*", "second")]
    [InlineData("Patient", "_id=quin&_revinclude=*", "doc exact inside least made range second some told untold")]
    public async Task Brings(string type, string query, string expected)
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), type, Escaped(query), default);
        Assert.Equal(expected, string.Join(' ', page.Value.Included.Select(one => one.Id).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_search_of_several_types_shows_what_a_search_of_each_would()
    {
        string[] types = ["Patient", "Observation", "Location"];
        foreach (var caller in new[] { Callers.Clinician(), Callers.Clinician("KEN"), Callers.BorderGuard() })
        {
            List<string> each = [];
            foreach (var type in types)
            {
                each.AddRange((await data.Store.Reader.Search(caller, type, "", default)).Value.Matches.Select(one => one.Id));
            }

            var together = (await data.Store.Reader.Search(caller, types, "_total=accurate", default)).Value;
            Assert.Equal(each.Order(StringComparer.Ordinal), together.Matches.Select(one => one.Id).Order(StringComparer.Ordinal));
            Assert.Equal(each.Count, together.Total);
        }
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
}
