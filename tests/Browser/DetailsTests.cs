using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>A registered traveller is corrected and completed, by keyboard and on a phone, and nobody's change is lost.</summary>
public sealed class DetailsTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    [Fact]
    public async Task The_forecast_leads_to_the_missing_date_of_birth_and_back()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        var traveller = await Registered(tablet, "The tall woman of gate 4");
        await tablet.Page.GotoAsync(traveller + "/vaccinations");
        await tablet.LookTwice("forecast-without-birth-date");
        await tablet.Press(tablet.Page.Locator("main a.button.primary"));
        await tablet.Reach(tablet.Page.Locator("#birthDate-year"));
        await tablet.Page.Keyboard.TypeAsync("1990");
        await tablet.LookTwice("details");
        await tablet.Press(tablet.Page.Locator("button[name=new]"));
        await Assertions.Expect(tablet.Page.Locator("#due-today")).ToBeVisibleAsync();
        await Assertions.Expect(tablet.Page.Locator("#errors")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_name_a_document_and_the_language_are_recorded_and_what_follows_is_said()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        var traveller = await Registered(tablet, "The man in the red coat");
        await tablet.Press(tablet.Page.Locator($"main a[href$='/details']"));
        await tablet.Page.FillAsync("#family", "Zzumba");
        await tablet.Page.FillAsync("#birthDate-day", "7");
        await tablet.Page.SelectOptionAsync("#language", "sw");
        await tablet.Press(tablet.Page.Locator("main details.card > summary"));
        await tablet.Page.FillAsync("#document-new-number", "Z1234");
        await tablet.Page.ClickAsync("button[name=new]");
        await Assertions.Expect(tablet.Page.Locator("#errors")).ToBeFocusedAsync();
        await Assertions.Expect(tablet.Page.Locator("#errors li")).ToHaveCountAsync(2);
        await tablet.LookTwice("details-refused");
        await tablet.Page.SelectOptionAsync("#document-new-country", "UGA");
        await tablet.Page.FillAsync("#birthDate-day", "");
        await tablet.Page.ClickAsync("button[name=new]");
        await Assertions.Expect(tablet.Page.Locator(".notice.good")).ToContainTextAsync("corrected");
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("Z1234");
        await tablet.LookTwice("corrected");

        await Registered(tablet, "The woman beside him");
        await tablet.Page.ClickAsync("main a[href$='/details']");
        await tablet.Page.Locator("main details.card > summary").ClickAsync();
        await tablet.Page.FillAsync("#document-new-number", "Z1234");
        await tablet.Page.SelectOptionAsync("#document-new-country", "UGA");
        await tablet.Page.ClickAsync("button[name=new]");
        await Assertions.Expect(tablet.Page.Locator("#likely")).ToBeFocusedAsync();
        await Assertions.Expect(tablet.Page.Locator("#likely")).ToContainTextAsync("same document");
        await tablet.LookTwice("details-likely");
        Assert.EndsWith(new Uri(traveller).AbsolutePath, await tablet.Page.Locator("#likely a").First.GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_second_sees_what_the_first_wrote_and_keeps_what_they_typed()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        await Registered(tablet, "The boy with the guitar");
        await tablet.Page.ClickAsync("main a[href$='/details']");
        await using var second = await Tablet.Open(site.Address, 360);
        await second.SignIn("supervisor", site.Password);
        var other = second.Page;
        await other.GotoAsync(tablet.Page.Url);
        await other.FillAsync("#phone", "+256 700");
        await other.FillAsync("#given", "Paul");
        await other.ClickAsync("button[name=new]");
        await Assertions.Expect(other.Locator(".notice.good")).ToBeVisibleAsync();

        await tablet.Page.FillAsync("#given", "Pavel");
        await tablet.Page.FillAsync("#family", "Qqarungi");
        await tablet.Page.ClickAsync("button[name=new]");
        await Assertions.Expect(tablet.Page.Locator("#errors")).ToBeFocusedAsync();
        await Assertions.Expect(tablet.Page.Locator(".notice.warn li")).ToHaveCountAsync(2);
        foreach (var (field, value) in new[] { ("#phone", "+256 700"), ("#given", "Pavel"), ("#family", "Qqarungi") })
        {
            await Assertions.Expect(tablet.Page.Locator(field)).ToHaveValueAsync(value);
        }

        await tablet.LookTwice("details-meanwhile");
        await tablet.Page.ClickAsync("button[name=new]");
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync("Pavel Qqarungi");
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("+256 700");
    }

    private static async Task<string> Registered(Tablet tablet, string alias)
    {
        await tablet.Page.GotoAsync("/travellers/new/without-document");
        await tablet.Page.FillAsync("#alias", alias);
        await tablet.Page.ClickAsync("button[name=new]");
        await Assertions.Expect(tablet.Page.Locator("#likely, .who")).Not.ToHaveCountAsync(0);
        if (await tablet.Page.Locator("#likely").CountAsync() > 0)
        {
            await tablet.Page.ClickAsync("button[name=new]");
        }

        await Assertions.Expect(tablet.Page.Locator(".who h1")).ToHaveTextAsync(alias);
        return tablet.Page.Url;
    }
}
