using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>The main job in a real browser: from an arrival to a certificate verified at the next border, offline, and a report received by a ministry.</summary>
public sealed class StoryTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData(1280, "B1234567<", "NAKAYIMA", "AMINATA")]
    [InlineData(360, "B7654321<", "OKELLO", "PAUL<MARTIN")]
    public async Task A_traveller_goes_from_arrival_to_a_verified_certificate(int width, string number, string family, string given)
    {
        await using var tablet = await Tablet.Open(site.Address, width);
        await SignIn(tablet);
        await Register(tablet, Mrz.Passport(number, family, given));
        await Arrive(tablet);
        await Consent(tablet);
        await Screen(tablet);
        await Vaccinate(tablet);
        var (link, code) = await Certify(tablet);
        await SeeTheReport(tablet);
        var credential = await OpenTheCard(tablet, link, code);
        await Verify(tablet, credential);
    }

    private async Task SignIn(Tablet tablet)
    {
        await tablet.Page.GotoAsync("/");
        await tablet.Look("sign-in");
        await tablet.Page.FillAsync("#name", "supervisor");
        await tablet.Page.FillAsync("#password", site.Password);
        await tablet.Primary();
        await tablet.Page.Locator("label.tile").First.ClickAsync();
        await tablet.Look("point-of-entry");
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync("Travellers");
        await tablet.Look("home");
    }

    private static async Task Register(Tablet tablet, string mrz)
    {
        await tablet.Primary();
        await tablet.Page.FillAsync("#text", mrz);
        await tablet.Look("register");
        await tablet.Primary();
        await tablet.Look("compare");
        await tablet.Primary();
        if (await tablet.Page.Locator("#likely").CountAsync() > 0)
        {
            await tablet.Look("likely");
            await tablet.Primary();
        }

        await tablet.Look("traveller");
    }

    private static async Task Arrive(Tablet tablet)
    {
        await tablet.Primary();
        await tablet.Page.FillAsync("#conveyance", "KQ 412");
        await tablet.Page.Locator("select[name=countries]").First.SelectOptionAsync("UGA");
        await tablet.Look("arrival");
        await tablet.Primary();
    }

    private static async Task Consent(Tablet tablet)
    {
        await tablet.Primary();
        foreach (var (purpose, answer) in new[] { ("direct-care", "yes"), ("vaccination-cert", "yes"), ("continuity-of-care", "yes"), ("research", "no") })
        {
            await tablet.Page.CheckAsync($"input[name={purpose}][value={answer}]");
        }

        await tablet.Look("consents");
        await tablet.Primary();
    }

    private static async Task Screen(Tablet tablet)
    {
        await tablet.Primary();
        await tablet.Page.FillAsync("[name='q:temperature']", "36.8");
        await tablet.Page.Locator(".ask:visible label.pill", new() { HasTextString = "No" }).First.ClickAsync();
        await tablet.Look("screening-first");
        for (var section = 0; section < 2; section++)
        {
            await tablet.Page.ClickAsync("#steps > .primary:visible");
            await tablet.Page.Locator("label.tile.rest:visible").ClickAsync();
        }

        await tablet.Page.ClickAsync("#steps > .primary:visible");
        await tablet.Page.Locator(".card:visible .pills input[value=no]").CheckAsync();
        await Assertions.Expect(tablet.Page.Locator("#running-title")).ToHaveTextAsync("May go on");
        await tablet.Look("screening");
        await tablet.Page.ClickAsync("#decide");
        await Assertions.Expect(tablet.Page.Locator(".verdict h2")).ToContainTextAsync("May go on");
        await tablet.Look("decision");
        await tablet.Primary();
    }

    private static async Task Vaccinate(Tablet tablet)
    {
        await tablet.Primary();
        await tablet.Page.Locator("label.tile:not(:has(input:disabled))", new() { HasTextString = "Yellow fever" }).First.ClickAsync();
        await tablet.Look("vaccinate");
        await tablet.Primary();
    }

    private static async Task<(string Link, string Code)> Certify(Tablet tablet)
    {
        await tablet.Look("certify");
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator("#hand-over")).ToBeVisibleAsync();
        await tablet.Look("certificate");
        return ((await tablet.Page.Locator("#hand-over a").GetAttributeAsync("href"))!, await tablet.Page.Locator(".code").InnerTextAsync());
    }

    private static async Task SeeTheReport(Tablet tablet)
    {
        // The pump sends within a second or two; the person at the desk would press "Refresh" as well.
        await tablet.Page.GotoAsync("/desk/deliveries");
        var delivered = tablet.Page.Locator(".badge.good").First;
        for (var tries = 0; tries < 30 && !await delivered.IsVisibleAsync(); tries++)
        {
            await tablet.Page.WaitForTimeoutAsync(500);
            await tablet.Page.ReloadAsync();
        }

        await Assertions.Expect(delivered).ToBeVisibleAsync();
        await tablet.Look("deliveries");
    }

    private static async Task<string> OpenTheCard(Tablet tablet, string link, string code)
    {
        await tablet.Page.Context.ClearCookiesAsync();
        await tablet.Page.GotoAsync(link);
        await tablet.Page.FillAsync("#code", code);
        await tablet.Look("card-code");
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator(".certificate")).ToBeVisibleAsync();
        await tablet.Look("card");
        return await tablet.Page.Locator(".typed").InnerTextAsync();
    }

    private static async Task Verify(Tablet tablet, string credential)
    {
        await tablet.Page.GotoAsync("/verify");
        await tablet.Page.EvaluateAsync("navigator.serviceWorker.ready");
        await tablet.Page.Context.SetOfflineAsync(true);
        await tablet.Page.ReloadAsync();
        await tablet.Page.FillAsync("#text", credential);
        await tablet.Page.ClickAsync("#check");
        await Assertions.Expect(tablet.Page.Locator(".answer")).ToBeVisibleAsync();
        await tablet.Look("verdict-offline");
    }
}
