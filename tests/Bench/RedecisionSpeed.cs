using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HealthAssess.Api;
using HealthAssess.Api.Access;
using HealthAssess.Api.Assessments;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Protocols;
using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Bench;

/// <summary>Ten thousand assessments on record, decided again by a new version: "how many would have been referred".</summary>
internal static class RedecisionSpeed
{
    private const int Count = 10_000;
    private const int Workers = 8;
    private const double Seconds = 20;

    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly Caller Clinician = new(
        CallerKind.Staff, Guid.Empty, new HashSet<Permission>(), new Scope(false, "UGA", []), Purpose.DirectCare, OrganisationKind.HealthProvider);

    public static async Task Run(TextWriter output)
    {
        using var data = new DataFolder("bench");
        var folder = data.Path;
        await using var database = await Database.Open(null, folder, null, _ => { });
        await using var services = new ServiceCollection().AddLogging().AddStorage(database)
            .AddDbContext<HealthDb>(options => options.UseNpgsql(database.Source), optionsLifetime: ServiceLifetime.Singleton).AddHealthAssessApi().BuildServiceProvider();
        var watch = Stopwatch.StartNew();
        await Store(services.GetRequiredService<ResourceStore>());
        await output.WriteLineAsync($"{Count:N0} travellers assessed by EVD-POE@1.0.0 and stored in {watch.Elapsed.TotalSeconds:0.0} s");

        var files = Newer();
        watch.Restart();
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.Worker(Purpose.Administration, Permission.Administer);
        var told = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RedecideAssessments("EVD-POE@1.1.0", Files: files))).Value;
        await output.WriteLineAsync($"decided again by a version with T = 37.5 in {watch.Elapsed.TotalSeconds:0.0} s (at most {Seconds:0})");
        await output.WriteLineAsync($"of {told.Assessments:N0}: {told.ReferredThen:N0} were referred, {told.ReferredNow:N0} would have been; {told.Otherwise:N0} decided otherwise, {told.NotReadable} not readable");
        if (told.Assessments != Count || told.Otherwise == 0 || watch.Elapsed.TotalSeconds > Seconds)
        {
            throw new InvalidOperationException("Not every assessment was decided again in time.");
        }
    }

    /// <summary>The product's own pack as 1.1.0 with a lower fever threshold.</summary>
    private static Dictionary<string, string> Newer() => new[] { "protocol.json", "questionnaire.fhir.json", "tests.csv" }.ToDictionary(file => file, file => PackFiles.Read("Packs/EVD-POE/1.0.0/" + file)
        .Replace("\"version\": \"1.0.0\"", "\"version\": \"1.1.0\"", StringComparison.Ordinal).Replace("\"default\": 38.0", "\"default\": 37.5", StringComparison.Ordinal));

    private static async Task Store(ResourceStore store)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < Count; n = Interlocked.Increment(ref next))
            {
                var stored = await store.Commit(ChangeSet.Of([.. Records(n).Select(Change.Create)]), Clinician, WriteOrigin.Live, "bench", CancellationToken.None);
                if (!stored.Ok)
                {
                    throw new InvalidOperationException(stored.Refusals[0].Text);
                }
            }
        })));
    }

    private static IEnumerable<Resource> Records(int n)
    {
        var protocol = ProtocolCatalogue.Find("EVD-POE")!;
        var traveller = Ids.New(TimeProvider.System);
        var answers = Answers.Read(protocol, Given(n), Today);
        var decision = protocol.Decide(new Situation { AsOf = Today, Answers = answers.Values, BirthDate = new DateOnly(1990, 1, 1), Gender = "female" });
        var assessment = new Assessment(
            Ids.New(TimeProvider.System).ToString(), traveller, null, new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.FromHours(3)).AddSeconds(n), answers.All, decision,
            new ReferenceBuilder { Display = "Bench" }, "en");
        return [Resource.Parse(Server.Samples.Patient(n, traveller.ToString())), .. assessment.Resources(() => Ids.New(TimeProvider.System))];
    }

    private static JsonElement Given(int n) => JsonDocument.Parse(string.Create(CultureInfo.InvariantCulture, $$"""
        {"temperature": {{36 + (n % 26 / 10m)}}, "observation.unwell": false, {{string.Join(", ", ProtocolCatalogue.Find("EVD-POE")!.Questions
            .Where(question => question.Type == "boolean" && question.Group is "symptom" or "exposure")
            .Select(question => $"\"{question.LinkId}\": {(question.LinkId == "symptom.headache" && n % 10 == 0 ? "true" : "false")}"))}}, "travel.affected": false}
        """)).RootElement;
}
