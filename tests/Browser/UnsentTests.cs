using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>What was entered is never taken away by a network that broke off or a session that ended.</summary>
public sealed class UnsentTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    /// <summary>The browser's own page of errors stood where the form had been.</summary>
    [Fact]
    public async Task A_form_sent_without_a_network_stays_says_so_and_goes_when_the_network_is_back()
    {
        await using var tablet = await Entered("Offline");
        await tablet.Page.Context.SetOfflineAsync(true);
        await tablet.Page.ClickAsync("main button[name=new]");
        await Assertions.Expect(tablet.Page.Locator(".unsent")).ToBeFocusedAsync();
        await Assertions.Expect(tablet.Page.Locator(".unsent")).ToContainTextAsync("Nothing was sent");
        await Assertions.Expect(tablet.Page.Locator("#wait")).ToBeEmptyAsync();

        await tablet.Page.Context.SetOfflineAsync(false);
        await tablet.LookClosely("unsent");
        await Send(tablet, "Offline");
    }

    /// <summary>Whoever signed in again came back to an empty form.</summary>
    [Fact]
    public async Task A_session_that_ended_is_opened_in_another_tab_and_the_form_is_sent_as_it_was()
    {
        await using var tablet = await Entered("Ended");
        await tablet.Page.Context.ClearCookiesAsync(new() { Name = "session" });
        await tablet.Page.Clock.FastForwardAsync("01:00");
        await tablet.Page.ClickAsync("main button[name=new]");
        await Assertions.Expect(tablet.Page.Locator(".unsent")).ToBeFocusedAsync();

        var other = await tablet.Page.Context.RunAndWaitForPageAsync(() => tablet.Page.ClickAsync(".unsent a"));
        await other.FillAsync("#name", "supervisor");
        await other.FillAsync("#password", site.Password);
        await other.ClickAsync("main .button.primary");
        await other.ClickAsync("label.tile >> nth=0");
        await other.ClickAsync("main .button.primary");
        await Assertions.Expect(other.Locator("h1")).ToHaveTextAsync("Travellers");
        await Send(tablet, "Ended");
    }

    private async Task<Tablet> Entered(string name)
    {
        var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        await tablet.Page.Clock.InstallAsync();
        await tablet.Page.GotoAsync("/travellers/new/without-document");
        await tablet.Page.FillAsync("#family", name);
        await tablet.Page.FillAsync("#birthDate-year", "1990");
        return tablet;
    }

    private static async Task Send(Tablet tablet, string name)
    {
        await tablet.Page.ClickAsync("main button[name=new]");
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync(name);
    }
}
