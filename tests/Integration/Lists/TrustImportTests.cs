using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HealthAssess.Api.Lists;
using HealthAssess.Api.Requirements;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Trust.Lists;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Lists;
using HealthAssess.Domain.Requirements;
using HealthAssess.Storage;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HealthAssess.Tests.Integration.Lists;

/// <summary>A list of somebody else's comes into force by two people, and everything that verifies uses it.</summary>
public sealed class TrustImportTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller First = SiteFixture.Staff(Roles.Administrator) with { Account = Guid.Parse("0197b000-0000-7000-8000-0000000000b1") };
    private static readonly Caller Second = SiteFixture.Staff(Roles.Administrator) with { Account = Guid.Parse("0197b000-0000-7000-8000-0000000000b2") };

    [SharedDataFact("certificates/gdhcn-trust")]
    public async Task The_production_list_is_proposed_looked_at_approved_published_replaced_and_taken_back()
    {
        var raw = await File.ReadAllBytesAsync(SharedData.Path("certificates", "gdhcn-trust", "prod-v2-trustlist-did.json"));
        var first = (await site.Ask(First, new ProposeList(ListKind.Gdhcn, raw, "tng-cdn.who.int", "first import"))).Value;
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Site.CreateClient().GetAsync("/trust/lists/gdhcn.json")).StatusCode);

        var view = (await site.Ask(Second, new OpenListProposal(first))).Value;
        Assert.Equal((501, 36, ListState.Waiting, false), (view.Keys.Count, view.Participants.Count, view.Row.State, view.Row.Own));
        Assert.True((await site.Ask(First, new OpenListProposal(first))).Value.Row.Own);

        Assert.Equal("list-own-proposal", await Refusal(First, new ApproveList(first, Hash(raw))));
        Assert.Equal("list-other-hash", await Refusal(Second, new ApproveList(first, Hash([1]))));
        Assert.True((await site.Ask(Second, new ApproveList(first, Hash(raw).ToUpperInvariant()))).Ok);
        Assert.Equal("list-decided", await Refusal(Second, new ApproveList(first, Hash(raw))));
        Assert.Equal("list-unchanged", await Refusal(First, new ProposeList(ListKind.Gdhcn, raw, "tng-cdn.who.int", "again")));

        var published = await Published();
        Assert.Equal(501, published.Count);
        Assert.Equal(433, published.Count(entry => entry.SignedByListedAuthority == true));
        Assert.All(published, entry => Assert.Equal(new DateTimeOffset(2026, 8, 22, 17, 5, 1, TimeSpan.Zero), entry.AsOf));
        Assert.Equal(ListAge.TooOld, (await InForce()).Age);

        var smaller = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { verificationMethod = JsonDocument.Parse(raw).RootElement.GetProperty("verificationMethod").EnumerateArray().Take(400) }));
        var next = (await site.Ask(First, new ProposeList(ListKind.Gdhcn, smaller, "tng-cdn.who.int", "newer", AsOf: TimeProvider.System.GetUtcNow()))).Value;
        Assert.Equal(101, (await site.Ask(Second, new OpenListProposal(next))).Value.Keys.Count(key => key.Change == ListChange.Removed));
        Assert.True((await site.Ask(Second, new ApproveList(next, Hash(smaller)))).Ok);
        Assert.Equal((400, ListAge.Fresh), ((await Published()).Count, (await InForce()).Age));

        var back = (await site.Ask(Second, new ReturnToList(first, "the new one was cut off"))).Value;
        Assert.Equal(400, (await Published()).Count);
        Assert.Equal("list-own-proposal", await Refusal(Second, new ApproveList(back, Hash(raw))));
        Assert.True((await site.Ask(First, new ApproveList(back, Hash(raw)))).Ok);
        Assert.Equal(501, (await Published()).Count);
    }

    [Fact]
    public async Task What_must_not_come_into_force_is_refused_in_words()
    {
        var csca = Encoding.ASCII.GetBytes(Certificate());
        Assert.Equal("list-unreadable", await Refusal(First, new ProposeList(ListKind.Csca, [1, 2, 3], "somewhere", "test")));
        Assert.Equal("list-kind", await Refusal(First, new ProposeList("other", csca, "somewhere", "test")));
        Assert.Equal("list-as-of", await Refusal(First, new ProposeList(ListKind.Csca, csca, "somewhere", "test")));
        Assert.Equal("list-of-future", await Refusal(First, new ProposeList(ListKind.Csca, csca, "somewhere", "test", TimeProvider.System.GetUtcNow().AddDays(3))));
        Assert.Equal("list-other-hash", await Refusal(First, new ProposeList(ListKind.Csca, csca, "somewhere", "test", TimeProvider.System.GetUtcNow(), Hash([1]))));
        Assert.Equal("list-nobody", await Refusal(Caller.Worker(Purpose.Administration, Permission.KeepLists), new ProposeList(ListKind.Csca, csca, "somewhere", "test", TimeProvider.System.GetUtcNow())));
        Assert.Equal(RefusalKind.Forbidden, (await site.Ask(SiteFixture.Staff(Roles.Clinician), new ProposeList(ListKind.Csca, csca, "somewhere", "test"))).Refusals[0].Kind);

        // Two proposals against the same list in force: once one is approved, the other has to be looked at anew.
        var one = (await site.Ask(First, new ProposeList(ListKind.Csca, csca, "somewhere", "test", TimeProvider.System.GetUtcNow()))).Value;
        var other = Encoding.ASCII.GetBytes(Certificate());
        var two = (await site.Ask(First, new ProposeList(ListKind.Csca, other, "somewhere", "test", TimeProvider.System.GetUtcNow()))).Value;
        var refused = (await site.Ask(First, new ProposeList(ListKind.Csca, [.. other, (byte)'\n'], "somewhere", "test", TimeProvider.System.GetUtcNow()))).Value;
        Assert.True((await site.Ask(Second, new RefuseList(refused, "not from the publisher"))).Ok);
        Assert.Equal("list-decided", await Refusal(Second, new ApproveList(refused, Hash([.. other, (byte)'\n']))));
        Assert.True((await site.Ask(Second, new ApproveList(one, Hash(csca)))).Ok);
        Assert.Equal("list-base-changed", await Refusal(Second, new ApproveList(two, Hash(other))));
        Assert.Equal("list-never-in-force", await Refusal(Second, new ReturnToList(two, "test")));

        await Changed("update list_proposal set proposed = proposed - interval '15 days' where id = $1", two);
        Assert.Equal("list-proposal-old", await Refusal(Second, new ApproveList(two, Hash(other))));
    }

    [Fact]
    public async Task Two_who_approve_different_lists_at_once_do_not_both_succeed()
    {
        var batches = Enumerable.Range(1, 4).Select(n => Encoding.UTF8.GetBytes($$"""{"country":"DE","kid":"UNKNOWN_KID","hashType":"UCI","entries":[{"hash":"{{Convert.ToBase64String(Enumerable.Repeat((byte)n, 16).ToArray())}}"}]}""")).ToList();
        List<(Guid Id, byte[] Content)> proposals = [];
        foreach (var batch in batches)
        {
            proposals.Add(((await site.Ask(First, new ProposeList(ListKind.EuRevocations, batch, "gateway", "test", TimeProvider.System.GetUtcNow()))).Value, batch));
        }

        var outcomes = await Task.WhenAll(proposals.Select(one => site.Ask(Second, new ApproveList(one.Id, Hash(one.Content)))));
        Assert.Single(outcomes, outcome => outcome.Ok);
        Assert.All(outcomes.Where(outcome => !outcome.Ok), outcome => Assert.Contains(outcome.Refusals[0].Key, new[] { "list-decided", "list-base-changed" }));
    }

    [Fact]
    public async Task A_country_s_rule_holds_once_a_second_person_has_agreed_and_is_no_demonstration_any_more()
    {
        var trip = new AskTrip([new Stop("ITA") { Resident = true, Left = new(2026, 12, 1) }, new Stop("DEU") { Arrived = new(2026, 12, 1) }], new DateOnly(1990, 1, 1));
        var demo = (await site.Ask(Caller.Anonymous, trip)).Value.Answers.Single(answer => answer.Disease == YellowFeverRule.YellowFever);
        Assert.Equal((RequirementOutcome.NotRequired, true), (demo.Outcome, demo.Demo));

        var proposal = (await site.Ask(First, new EditRequirement(new YellowFeverTerms("DEU", "ALL", "a law of the test", "2026-11-01", 12), "test"))).Value;
        var view = (await site.Ask(Second, new OpenListProposal(proposal))).Value;
        var changes = view.Rules.Where(rule => rule.Country == "DEU").ToList();
        Assert.Equal([(ListChange.Added, false), (ListChange.Removed, false)], changes.Select(rule => (rule.Change, rule.Demo)).Order());
        Assert.Equal(RequirementOutcome.NotRequired, (await site.Ask(Caller.Anonymous, trip)).Value.Answers[^1].Outcome);

        Assert.True((await site.Ask(Second, new ApproveList(proposal, view.Row.Sha256))).Ok);
        var law = (await site.Ask(Caller.Anonymous, trip)).Value.Answers.Single(answer => answer.Disease == YellowFeverRule.YellowFever);
        Assert.Equal((RequirementOutcome.NotMet, false, "a law of the test"), (law.Outcome, law.Demo, law.Source!.Text));

        var list = (await site.Ask(First, new ImportCountryList("country,risk,demand,age,transit\nDEU,no,no,,no\nBRA,yes,no,,\nTZA,no,risk,1 year,>12 h\n", "country list of the test", new DateOnly(2026, 11, 20), "test"))).Value;
        Assert.True((await site.Ask(Second, new ApproveList(list, (await site.Ask(Second, new OpenListProposal(list))).Value.Row.Sha256))).Ok);
        var set = (await site.Ask(First, new ListRequirements())).Value;
        var tanzania = set.Rules.OfType<YellowFeverRule>().Single(rule => rule.Country == "TZA");
        Assert.Equal((12, 12m, "BRA"), (tanzania.MinAgeMonths, tanzania.TransitHours!.Value, Assert.Single(tanzania.Risk.Countries)));
        Assert.Equal(YellowFeverDemand.None, set.Rules.OfType<YellowFeverRule>().Single(rule => rule.Country == "DEU").Demand);
        Assert.Equal("country-list-line", await Refusal(First, new ImportCountryList("country,risk,demand,age,transit\nDEU,no,perhaps,,no\n", "x", new DateOnly(2026, 11, 20), "test")));
    }

    [Fact]
    public async Task A_content_that_was_changed_behind_the_product_s_back_is_not_used()
    {
        var directory = Encoding.UTF8.GetBytes("""{"time":"2026-11-01T00:00:00Z","issuerInfo":[{"issuer":{"iss":"https://a.example","name":"A"},"keys":[]}]}""");
        var proposal = (await site.Ask(First, new ProposeList(ListKind.HealthCardDirectory, directory, "directory", "test"))).Value;
        Assert.True((await site.Ask(Second, new ApproveList(proposal, Hash(directory)))).Ok);
        await Changed("update list_proposal set content = '{}', sha256 = sha256('{}') where id = $1", proposal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Site.CreateClient().GetAsync("/trust/lists/health-card-directory.json")).StatusCode);
        Assert.True((await site.Ask(First, new ListLists())).Value.Single(view => view.Kind == ListKind.HealthCardDirectory).Damaged);
    }

    private async Task<IReadOnlyList<TrustEntry>> Published()
    {
        using var json = JsonDocument.Parse(await site.Site.CreateClient().GetStringAsync("/trust/lists/gdhcn.json"));
        return PublishedTrustList.Read(json.RootElement, new RevocationList());
    }

    private async Task<ListRow> InForce() => (await site.Ask(First, new ListLists())).Value.Single(view => view.Kind == ListKind.Gdhcn).InForce!;

    private async Task<string> Refusal<T>(Caller caller, MediatR.IRequest<Outcome<T>> request) => (await site.Ask(caller, request)).Refusals[0].Key;

    private async Task Changed(string sql, Guid proposal)
    {
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = proposal });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("C=ZZ,CN=CSCA of the test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(100));
        return certificate.ExportCertificatePem();
    }
}
