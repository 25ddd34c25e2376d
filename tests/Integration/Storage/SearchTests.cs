using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

public sealed class SearchTests(SearchTests.Data data) : IClassFixture<SearchTests.Data>
{
    [Theory]
    [InlineData("Patient", "_id=p1", "p1")]
    [InlineData("Patient", "_id=p1,p2", "p1 p2")]
    [InlineData("Patient", "family=müll", "p2")]
    [InlineData("Patient", "family=MULLER", "p2")]
    [InlineData("Patient", "family:exact=Müller", "p2")]
    [InlineData("Patient", "family:exact=Muller", "")]
    [InlineData("Patient", "family:contains=kay", "p1")]
    [InlineData("Patient", "name=amin", "p1")]
    [InlineData("Patient", "name=Nakayima", "p1")]
    [InlineData("Patient", "given=amin&family=naka", "p1")]
    [InlineData("Patient", "name-any=Mohammed", "p3")]
    [InlineData("Patient", "name-any=Mukhammad", "")]
    [InlineData("Patient", "gender=female", "p1")]
    [InlineData("Patient", "gender=http://hl7.org/fhir/administrative-gender|female", "p1")]
    [InlineData("Patient", "gender:not=female", "p2 p3 p4")]
    [InlineData("Patient", "gender:missing=true", "p4")]
    [InlineData("Patient", "birthdate=1994", "p1")]
    [InlineData("Patient", "birthdate=1994-02-11", "p1")]
    [InlineData("Patient", "birthdate=1994-02", "p1")]
    [InlineData("Patient", "birthdate=lt1990", "p2")]
    [InlineData("Patient", "birthdate=ge1990", "p1 p3")]
    [InlineData("Patient", "birthdate=ge1994-02-11", "p1 p3")]
    [InlineData("Patient", "birthdate=gt1994-02-11", "p3")]
    [InlineData("Patient", "birthdate=sa2000", "")]
    [InlineData("Patient", "birthdate=ne1994", "p2 p3")]
    [InlineData("Patient", "birthdate:missing=true", "p4")]
    [InlineData("Patient", "identifier=urn:passport|B1234567", "p1")]
    [InlineData("Patient", "identifier=B1234567", "p1")]
    [InlineData("Patient", "identifier=urn:other|B1234567", "")]
    [InlineData("Patient", "identifier=urn:passport|", "p1")]
    [InlineData("Patient", "identifier:of-type=http://terminology.hl7.org/CodeSystem/v2-0203|PPN|B1234567", "p1")]
    [InlineData("Patient", "phone=%2B256700", "p1")]
    [InlineData("Patient", "telecom=%2B256700", "p1")]
    [InlineData("Patient", "address-country=UGA", "p1")]
    [InlineData("Patient", "address=kampala", "p1")]
    [InlineData("Patient", "_has:Observation:patient:code=8310-5", "p1")]
    [InlineData("Patient", "_tag=urn:t|vip", "p3")]
    [InlineData("Patient", "_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|N", "p3")]
    [InlineData("Observation", "patient=Patient/p1", "bp o1 o2")]
    [InlineData("Observation", "patient=p1", "bp o1 o2")]
    [InlineData("Observation", "subject=Patient/p1", "bp o1 o2")]
    [InlineData("Observation", "subject:Patient=p1&code=8310-5", "o1")]
    [InlineData("Observation", "patient.family=nakayima", "bp o1 o2")]
    [InlineData("Observation", "subject:Patient.identifier=urn:passport|B1234567&code=29463-7", "o2")]
    [InlineData("Observation", "encounter=Encounter/e1", "o1")]
    [InlineData("Observation", "encounter.status=finished", "o1")]
    [InlineData("Observation", "encounter.patient.family=nakayima", "o1")]
    [InlineData("Observation", "code=http://loinc.org|8310-5,http://loinc.org|29463-7", "o1 o2")]
    [InlineData("Observation", "code:text=temperature", "o1")]
    [InlineData("Observation", "value-quantity=37.9", "o1")]
    [InlineData("Observation", "value-quantity=38", "o1")]
    [InlineData("Observation", "value-quantity=gt37.8|http://unitsofmeasure.org|Cel", "o1")]
    [InlineData("Observation", "value-quantity=gt37.8||Cel", "o1")]
    [InlineData("Observation", "value-quantity=lt38", "o1")]
    [InlineData("Observation", "code-value-quantity=8310-5$gt37", "o1")]
    [InlineData("Observation", "code-value-quantity=8310-5$gt38", "")]
    [InlineData("Observation", "component-code-value-quantity=http://loinc.org|8480-6$gt140", "bp")]
    [InlineData("Observation", "component-code-value-quantity=8462-4$gt140", "")]
    [InlineData("Observation", "combo-code-value-quantity=8480-6$gt140", "bp")]
    [InlineData("Observation", "combo-code=8462-4", "bp")]
    [InlineData("Observation", "combo-value-quantity=gt140", "bp")]
    [InlineData("Observation", "date=2026-03-04", "bp o1")]
    [InlineData("Observation", "date=2026-03-04T10:00", "o1")]
    [InlineData("Observation", "date=ge2026-03-04&date=lt2026-03-05", "bp o1")]
    [InlineData("Observation", "date=sa2026-03-04", "o2")]
    [InlineData("Encounter", "date=ge2026-03-05", "e1")]
    [InlineData("Encounter", "date=sa2026-03-05", "")]
    [InlineData("Encounter", "date=le2026-03-01", "e1")]
    [InlineData("Encounter", "location=Location/l1", "e1")]
    [InlineData("Encounter", "location.name=nimule", "e1")]
    [InlineData("Location", "name=Nim", "l1")]
    [InlineData("Location", "_has:Encounter:location:status=finished", "l1")]
    public async Task Finds(string type, string query, string expected)
    {
        var page = await Search(type, query);
        Assert.Equal(expected, string.Join(' ', page.Matches.Select(match => match.Id).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("_sort=family", "p4 p3 p2 p1")]
    [InlineData("_sort=-birthdate", "p3 p1 p2 p4")]
    [InlineData("_sort=birthdate", "p4 p2 p1 p3")]
    [InlineData("_sort=gender,-_id", "p4 p1 p3 p2")]
    [InlineData("_sort=-_id", "p4 p3 p2 p1")]
    public async Task Sorts(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await Search("Patient", query)).Matches.Select(match => match.Id)));

    [Theory]
    [InlineData("_count=1")]
    [InlineData("_count=1&_sort=family")]
    [InlineData("_count=1&_sort=-birthdate")]
    [InlineData("_count=2&_sort=gender,-family")]
    [InlineData("_count=1&gender:not=other")]
    [InlineData("_count=1&birthdate=ge1900")]
    [InlineData("_count=1&birthdate=ge1900&_sort=-birthdate")]
    public async Task Pages_show_everything_once_in_order(string query)
    {
        var whole = (await Search("Patient", query.Replace("_count=1", "_count=100", StringComparison.Ordinal).Replace("_count=2", "_count=100", StringComparison.Ordinal))).Matches.Select(match => match.Id);
        List<string> paged = [];
        string? next = null;
        do
        {
            var page = await Search("Patient", query + (next is null ? "" : "&_cursor=" + next));
            paged.AddRange(page.Matches.Select(match => match.Id));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(whole, paged);
    }

    [Theory]
    [InlineData("Immunization", "_include=Immunization:patient", "p1")]
    [InlineData("Immunization", "_include=Immunization:location", "l1")]
    [InlineData("Immunization", "_include=*", "l1 p1")]
    [InlineData("Patient", "_id=p1&_revinclude=Immunization:patient&_include:iterate=Immunization:location", "i1 l1")]
    [InlineData("Encounter", "_revinclude=Observation:encounter", "o1")]
    public async Task Includes(string type, string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await Search(type, query)).Included.Select(one => one.Id).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Patient", "shoe-size=42")]
    [InlineData("Patient", "family:sounds=x")]
    [InlineData("Patient", "birthdate=yesterday")]
    [InlineData("Patient", "_sort=shoe-size")]
    [InlineData("Patient", "_count=many")]
    [InlineData("Patient", "_cursor=abc")]
    [InlineData("Patient", "_include=Patient:name")]
    [InlineData("Patient", "_has:Observation:code=1")]
    [InlineData("Observation", "patient.shoe=1")]
    [InlineData("Observation", "value-quantity=warm")]
    [InlineData("Nonsense", "name=x")]
    [InlineData("Patient", "_content:contains=x")]
    public async Task Refuses_what_it_does_not_understand(string type, string query) =>
        Assert.NotEmpty((await data.Store.Reader.Search(Callers.Clinician(), type, query, CancellationToken.None)).Refusals);

    [Theory]
    [InlineData("family='; drop table resource; --")]
    [InlineData("family=\u0000%00")]
    [InlineData("identifier=a|b|c|d")]
    [InlineData("_id=$1,$2")]
    [InlineData("given:contains=%25_")]
    [InlineData("_tag=%27|%27")]
    public async Task Nothing_in_a_value_becomes_part_of_the_statement(string query)
    {
        await data.Store.Reader.Search(Callers.Clinician(), "Patient", query, CancellationToken.None);
        Assert.Equal(4, (await Search("Patient", "_count=10")).Matches.Count);
    }

    [Fact]
    public async Task Lenient_handling_leaves_out_what_it_does_not_understand_and_says_so()
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), "Patient", "shoe-size=42&family=muller", CancellationToken.None, lenient: true);
        Assert.Equal("p2", Assert.Single(page.Value.Matches).Id);
        Assert.Single(page.Value.Ignored);
    }

    [Fact]
    public async Task Counts_when_asked()
    {
        Assert.Equal(4, (await Search("Patient", "_total=accurate&_count=1")).Total);
        var none = await Search("Patient", "_count=0&gender=male");
        Assert.Equal((2L, 0), (none.Total!.Value, none.Matches.Count));
    }

    [Fact]
    public async Task A_chain_and_an_include_tell_nothing_that_a_read_would_not()
    {
        var abroad = Callers.Clinician("KEN");
        await data.Store.Create("""{"resourceType":"Patient","id":"ken","name":[{"family":"Wanjiru"}]}""", abroad);
        await data.Store.Create("""{"resourceType":"Observation","id":"ken-o","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p1"}}""", abroad);
        Assert.Empty((await data.Store.Reader.Search(abroad, "Observation", "patient.family=nakayima", CancellationToken.None)).Value.Matches);
        var page = (await data.Store.Reader.Search(abroad, "Observation", "_include=Observation:patient", CancellationToken.None)).Value;
        Assert.Equal("ken-o", Assert.Single(page.Matches).Id);
        Assert.Empty(page.Included);
        await data.Store.Commit(ChangeSet.Of(Change.Delete("Observation", "ken-o"), Change.Delete("Patient", "ken")), abroad);
    }

    [Fact]
    public async Task A_merged_record_is_found_under_either_person_until_the_merge_is_undone()
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var id in new[] { one, two })
        {
            await data.Store.Create($$"""{"resourceType":"RelatedPerson","patient":{"reference":"Patient/{{id}}"},"active":true}""");
        }

        await data.Store.Execute($"insert into person_link values ('{Guid.CreateVersion7()}', '{one}', '{two}', now(), null, null)");
        Assert.Equal(2, (await Search("RelatedPerson", $"patient=Patient/{one}")).Matches.Count);
        Assert.Equal(2, (await Search("RelatedPerson", $"patient=Patient/{two}")).Matches.Count);
        await data.Store.Execute($"update person_link set ended = now() where person = '{one}'");
        Assert.Single((await Search("RelatedPerson", $"patient=Patient/{two}")).Matches);
    }

    [Fact]
    public async Task What_an_update_took_away_is_no_longer_found()
    {
        const string Id = "changing";
        await data.Store.Create($$$"""{"resourceType":"Medication","id":"{{{Id}}}","code":{"coding":[{"system":"urn:a","code":"old"}]}}""");
        await data.Store.Commit(ChangeSet.Of(Change.Update(Resource.Parse($$$"""{"resourceType":"Medication","id":"{{{Id}}}","code":{"coding":[{"system":"urn:a","code":"new"}]}}"""))));
        Assert.Empty((await Search("Medication", "code=old")).Matches);
        Assert.Single((await Search("Medication", "code=new")).Matches);
        await data.Store.Commit(ChangeSet.Of(Change.Delete("Medication", Id)));
        Assert.Empty((await Search("Medication", "code=new")).Matches);
        Assert.Equal(0L, await data.Store.Scalar($"select count(*) from index_text i join resource r on r.key = i.resource where r.id = '{Id}'"));
    }

    private async Task<SearchPage> Search(string type, string query) =>
        (await data.Store.Reader.Search(Callers.Clinician(), type, query, CancellationToken.None)).Value;

    public sealed class Data : IAsyncLifetime
    {
        public StoreFixture Store { get; } = new();

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            foreach (var json in Resources)
            {
                await Store.Create(json);
            }
        }

        public Task DisposeAsync() => Store.DisposeAsync();

        private static readonly string[] Resources =
        [
            """{"resourceType":"Location","id":"l1","name":"Nimule"}""",
            """{"resourceType":"Patient","id":"p1","name":[{"family":"Nakayima","given":["Aminata"]}],"gender":"female","birthDate":"1994-02-11","identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PPN"}]},"system":"urn:passport","value":"B1234567"}],"telecom":[{"system":"phone","value":"+256700"}],"address":[{"city":"Kampala","country":"UGA"}]}""",
            """{"resourceType":"Patient","id":"p2","name":[{"family":"Müller","given":["Jörg"]}],"gender":"male","birthDate":"1960"}""",
            """{"resourceType":"Patient","id":"p3","meta":{"tag":[{"system":"urn:t","code":"vip"}],"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"N"}]},"name":[{"family":"Haddad","given":["محمد"]}],"gender":"male","birthDate":"2000-01"}""",
            """{"resourceType":"Patient","id":"p4"}""",
            """{"resourceType":"Encounter","id":"e1","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/p1"},"period":{"start":"2026-03-01","end":"2026-03-06"},"location":[{"location":{"reference":"Location/l1"}}]}""",
            """{"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8310-5","display":"Body temperature"}]},"subject":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},"effectiveDateTime":"2026-03-04T10:00:00Z","valueQuantity":{"value":37.9,"system":"http://unitsofmeasure.org","code":"Cel"}}""",
            """{"resourceType":"Observation","id":"o2","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-04-04T10:00:00Z","valueQuantity":{"value":61,"system":"http://unitsofmeasure.org","code":"kg"}}""",
            """{"resourceType":"Observation","id":"bp","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-03-04","component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":150,"system":"http://unitsofmeasure.org","code":"mm[Hg]"}},{"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":90,"system":"http://unitsofmeasure.org","code":"mm[Hg]"}}]}""",
            """{"resourceType":"Immunization","id":"i1","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"}]},"patient":{"reference":"Patient/p1"},"occurrenceDateTime":"2026-03-04","location":{"reference":"Location/l1"}}""",
        ];
    }
}
