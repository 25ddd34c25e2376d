using System.Net;
using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>What is seldom on a screen: keys in their overlap, and being asked to wait.</summary>
public sealed class OperatorScreensTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    [Fact]
    public async Task A_signer_that_stands_by_is_shown_beside_its_successor()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        // Whoever asks for the trust list first makes the demonstration authority.
        await tablet.Page.GotoAsync("/trust/list.json");
        var next = await site.Command("keys", "create", "DSC");
        await site.Command("keys", "activate", next, "--at-once");

        await tablet.SignIn("admin", site.PasswordOf["admin"]);
        await tablet.Press(tablet.Page.Locator(".nav a[href='/desk/keys']"));
        await Assertions.Expect(tablet.Page.Locator("section.card", new() { HasTextString = next })).ToContainTextAsync("Signs");
        await Assertions.Expect(tablet.Page.Locator("section.card .badge", new() { HasTextString = "Stands by" })).ToHaveCountAsync(1);
        await tablet.LookTwice("keys-overlap");
    }

    [Fact]
    public async Task Whoever_asks_too_much_reads_that_they_should_wait_and_gets_on_afterwards()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("officer", site.PasswordOf["officer"]);
        await TooMany(tablet.Page);
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("short break");
        await tablet.LookTwice("too-many");
        await tablet.Press(tablet.Page.Locator("main .button.primary"));
        await Assertions.Expect(tablet.Page.Locator("main")).Not.ToContainTextAsync("short break");
    }

    /// <summary>Asks as this person, and with them a machine that holds their session, until a page is refused.</summary>
    private async Task TooMany(IPage page)
    {
        using var until = new CancellationTokenSource();
        var cookie = string.Join("; ", (await page.Context.CookiesAsync()).Select(one => $"{one.Name}={one.Value}"));
        using var machine = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = 16 }) { BaseAddress = new Uri(site.Address) };
        machine.DefaultRequestHeaders.Add("Cookie", cookie);
        var asking = Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            while (!until.IsCancellationRequested)
            {
                using var answer = await machine.GetAsync(new Uri("/health/live", UriKind.Relative));
            }
        }));
        for (var status = 0; status != (int)HttpStatusCode.TooManyRequests;)
        {
            status = (await page.GotoAsync("/account"))!.Status;
        }

        await until.CancelAsync();
        await asking;
    }
}
