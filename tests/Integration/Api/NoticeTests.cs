using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HealthAssess.Api.Certificates;
using HealthAssess.Api.Notices;
using HealthAssess.Api.Registration;
using HealthAssess.Api.Vaccinations;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Domain.Notices;
using HealthAssess.Storage.Recalls;
using HealthAssess.Tests.Integration.Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>From a recalled lot or a certificate taken back to the traveller who was told.</summary>
public sealed class NoticeTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);
    private static readonly Caller Supervisor = SiteFixture.Staff(Roles.Supervisor);

    [Fact]
    public async Task Everybody_with_a_dose_of_a_recalled_lot_is_told_once_in_their_language_and_the_recall_counts_them()
    {
        var lot = (await site.Ask(Supervisor, new ReceiveLot(Certified.Stamaril, "NOTICE-1", new DateOnly(2030, 1, 1), 10))).Value;
        var amina = await Register("Nakato", "+256 700 123456", "sw");
        foreach (var traveller in new[] { amina, await Register("Dubois", null, "fr"), await Register("Yilmaz", null, null) })
        {
            Assert.True((await site.Ask(Nurse, new RecordVaccination(traveller, lot))).Ok);
        }

        var recall = (await site.Ask(Supervisor, new RecallLot(Certified.Stamaril, "NOTICE-1", "found warm"))).Value;
        var queue = site.Site.Services.GetRequiredService<RecallNotices>();
        Assert.Equal(3, (await Task.WhenAll(queue.Queue(CancellationToken.None), queue.Queue(CancellationToken.None))).Sum());
        Assert.Equal(0, await queue.Queue(CancellationToken.None));

        var page = (await site.Ask(Nurse, new ListNotices(NoticeCodes.LotRecalled, recall))).Value;
        Assert.Equal(["en", "fr", "sw"], page.Notices.Select(notice => notice.Language).Order());
        var first = page.Notices.Single(notice => notice.Name == "Amina Nakato");
        Assert.Equal("+256 700 123456", Assert.Single(first.Contacts));
        Assert.EndsWith(" NOTICE-1", first.Topic, StringComparison.Ordinal);
        Assert.Equal(NoticeWords.Of(NoticeCodes.LotRecalled, "sw"), first.Text);
        Assert.DoesNotContain("Stamaril", first.Text, StringComparison.Ordinal);

        Assert.True((await site.Ask(Nurse, new RecordUnreached(first.Id))).Ok);
        var last = (await site.Ask(Nurse, new ListNotices(Recall: recall))).Value.Notices[^1];
        Assert.Equal((first.Id, 1), (last.Id, last.Attempts));
        Assert.Equal("notice-reason", (await site.Ask(Nurse, new DropNotice(first.Id, ""))).Refusals[0].Key);
        Assert.True((await site.Ask(Nurse, new TellTraveller(first.Id))).Ok);
        Assert.Equal("notice-done", (await site.Ask(Nurse, new TellTraveller(first.Id))).Refusals[0].Key);
        Assert.True((await site.Ask(Nurse, new DropNotice(page.Notices.First(notice => notice.Id != first.Id).Id, "knows already"))).Ok);

        var after = (await site.Ask(Nurse, new ListNotices(Recall: recall))).Value;
        Assert.Equal((1, 1L, 1L, 1L), (after.Notices.Count, after.Waiting[NoticeCodes.LotRecalled], after.Told, after.NotNeeded));
        var called = (await site.Ask(Supervisor, new ListRecalledTravellers(recall))).Value;
        Assert.Equal((3, 2L, 3L), (called.Travellers.Count, called.Told, called.Notices));

        using var client = await site.Client(Roles.Clinician);
        var told = JsonNode.Parse(await client.GetStringAsync($"/fhir/R4/Communication/{first.Id}"))!;
        Assert.Equal("completed", told["status"]!.ToString());
        Assert.NotNull(told["sent"]);
        Assert.NotNull(told["sender"]);
    }

    [Fact]
    public async Task A_certificate_taken_back_leaves_one_notice_at_its_Point_of_Entry_and_nobody_else_sees_it()
    {
        var issued = await Certified.Issue(site);
        Assert.True((await site.Ask(Nurse, new RevokeCertificate(issued.Document, "wrong name"))).Ok);
        Assert.True((await site.Ask(Nurse, new RevokeCertificate(issued.Document, "wrong name"))).Ok);
        var notice = Assert.Single((await site.Ask(Nurse, new ListNotices(NoticeCodes.CertificateRevoked))).Value.Notices);
        var elsewhere = SiteFixture.Staff(Roles.Clinician, DemoPlaces.All[1]) with { Scope = new Scope(false, DemoPlaces.Country, [DemoPlaces.All[1].Id]) };
        Assert.Empty((await site.Ask(elsewhere, new ListNotices())).Value.Notices);
        Assert.Equal("no-notice", (await site.Ask(elsewhere, new TellTraveller(notice.Id))).Refusals[0].Key);

        using var vaccinator = await site.Client(Roles.Vaccinator);
        using var refused = await vaccinator.PostAsJsonAsync("/api/notices/search", new { });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var nurse = await site.Client(Roles.Clinician);
        using var told = await nurse.PostAsJsonAsync($"/api/notices/{notice.Id}/told", new { });
        Assert.True(told.IsSuccessStatusCode);
    }

    private async Task<Guid> Register(string family, string? phone, string? language) => (await site.Ask(
        Nurse, new RegisterTraveller(Family: family, Given: "Amina", BirthDate: "1990-05-17", Sex: "female", Phone: phone, Language: language))).Value.Id;
}
