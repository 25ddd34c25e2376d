using System.Net;
using HealthAssess.Api.Administration.Import;
using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

public sealed class ImportTests(SiteFixture site) : IClassFixture<SiteFixture>, IDisposable
{
    private static readonly Caller Importer = Caller.Worker(Purpose.Administration, Permission.ImportResources) with { PointOfEntry = SiteFixture.Place.Id };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Lines_are_stored_once_and_the_second_run_changes_nothing()
    {
        var file = Write("lines.ndjson", """
            {"resourceType":"Patient","id":"line-1","name":[{"family":"Linewoman"}]}
            {"resourceType":"Claim","id":"line-2"}
            {"resourceType":"Patient","id":"line-3","birthDate":"1990-13"}
            """);
        var first = await Import(file);
        Assert.Equal((1, 1), (first.Types["Patient"].Accepted, first.Types["Patient"].Refused.Values.Sum()));
        Assert.Equal("This type is not stored.", Assert.Single(first.Types["Claim"].Refused).Key);

        var second = await Import(file);
        Assert.Equal((0, 1), (second.Types["Patient"].Accepted, second.Types["Patient"].Unchanged));
    }

    [Fact]
    public async Task One_id_with_two_contents_keeps_both_versions_and_is_unchanged_in_either_order()
    {
        var one = Write("one.ndjson", """{"resourceType":"Organization","id":"twice","name":"One"}""");
        var two = Write("two.ndjson", """{"resourceType":"Organization","id":"twice","name":"Two"}""");
        Assert.Equal(2, (await Import(one, two)).Types["Organization"].Accepted);
        Assert.Equal(2, (await Import(two, one)).Types["Organization"].Unchanged);
    }

    [Fact]
    public async Task References_of_a_bundle_and_by_identifier_are_resolved_in_whatever_order_the_files_come()
    {
        var bundle = Write("bundle.json", """
            {"resourceType":"Bundle","type":"transaction","entry":[
             {"fullUrl":"urn:uuid:22222222-2222-4222-8222-222222222222","resource":{"resourceType":"Patient","id":"bundle-1"},"request":{"method":"POST","url":"Patient"}},
             {"fullUrl":"urn:uuid:33333333-3333-4333-8333-333333333333","resource":{"resourceType":"Encounter","status":"finished","class":{"code":"AMB"},
              "subject":{"reference":"urn:uuid:22222222-2222-4222-8222-222222222222"},
              "location":[{"location":{"reference":"Location?identifier=https://example.org/l|L-1"}}],
              "serviceProvider":{"reference":"Organization/nobody"}},"request":{"method":"POST","url":"Encounter"}}]}
            """);
        var locations = Write("locations.ndjson", """{"resourceType":"Location","id":"place-1","identifier":[{"system":"https://example.org/l","value":"L-1"}],"name":"There"}""");
        var report = await Import(bundle, locations);
        Assert.Equal(1, report.MissingTargets);

        using var client = await site.Client(Roles.Client);
        var encounter = await client.Get("Encounter/33333333-3333-4333-8333-333333333333");
        Assert.Equal("Patient/bundle-1", encounter["subject"]!["reference"]!.ToString());
        Assert.Equal("Location/place-1", encounter["location"]![0]!["location"]!["reference"]!.ToString());
    }

    /// <summary>Reading the resource and sending it back was refused for a reference that only the import could have resolved.</summary>
    [Fact]
    public async Task What_an_import_could_not_resolve_does_not_stop_an_update()
    {
        await Import(Write("unresolved.ndjson",
            """{"resourceType":"Patient","id":"unresolved-1"}""" + "\n"
            + """{"resourceType":"Encounter","id":"unresolved-2","status":"in-progress","class":{"code":"AMB"},"subject":{"reference":"Patient/unresolved-1"},"location":[{"location":{"reference":"Location?identifier=https://example.org/l|nowhere"}}]}"""));
        using var client = await site.Client(Roles.Client);
        var encounter = await client.Get("Encounter/unresolved-2");
        Assert.Equal("Location?identifier=https://example.org/l|nowhere", encounter["location"]![0]!["location"]!["reference"]!.ToString());
        encounter["status"] = "finished";
        Assert.Equal(HttpStatusCode.OK, (await client.PutAsync(FhirClient.Base + "/Encounter/unresolved-2", FhirClient.Json(encounter.ToJsonString()))).StatusCode);

        encounter["location"]![0]!["location"]!["reference"] = "Location?identifier=https://example.org/l|elsewhere";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PutAsync(FhirClient.Base + "/Encounter/unresolved-2", FhirClient.Json(encounter.ToJsonString()))).StatusCode);
    }

    [Fact]
    public async Task Files_that_hold_no_fhir_are_named()
    {
        var report = await Import(Write("log.ndjson", "{\"exportId\":\"1\"}\n{\"eventId\":\"2\"}"), Write("notes.txt", "nothing here"));
        Assert.Equal(2, report.NotFhir.Count);
    }

    [SharedDataFact("synthea/10")]
    public async Task An_interrupted_import_goes_on_where_it_was()
    {
        string[] files = [SharedData.Path("synthea", "10", "Patient.000.ndjson"), SharedData.Path("synthea", "10", "Condition.000.ndjson"), SharedData.Path("synthea", "10", "Immunization.000.ndjson")];
        using var stop = new CancellationTokenSource();
        var stopper = new StopAfter(stop, "Condition.000.ndjson");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run().Run(files, Importer, live: false, stopper, stop.Token));

        var resumed = await Import(files);
        Assert.Equal((0, 13), (resumed.Types["Patient"].Accepted, resumed.Types["Patient"].Unchanged));
        Assert.Equal(555, resumed.Types["Condition"].Accepted + resumed.Types["Condition"].Unchanged);
        Assert.Equal(161, resumed.Types["Immunization"].Accepted);

        var nurse = SiteFixture.Staff(Roles.Clinician);
        var somebody = (await site.Ask(nurse, new SearchTravellers(null))).Value.First(row => row.Id != Guid.Empty);
        Assert.True((await site.Ask(nurse, new OpenTraveller(somebody.Id))).Ok);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<ImportReport> Import(params string[] files) => Run().Run(files, Importer, live: false, new Progress<ImportProgress>(), CancellationToken.None);

    private ImportRun Run() => site.Site.Services.GetRequiredService<ImportRun>();

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    private sealed class StopAfter(CancellationTokenSource stop, string file) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.File == file && value.Done > 0)
            {
                stop.Cancel();
            }
        }
    }
}
