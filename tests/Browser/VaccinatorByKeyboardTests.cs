using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>A vaccinator's work without a mouse, from the sign-in to the traveller's own card.</summary>
public sealed class VaccinatorByKeyboardTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    [Fact]
    public async Task A_dose_is_given_certified_and_shown_on_the_card_by_keyboard_alone()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await SignIn(tablet);
        await Register(tablet);
        var traveller = new Uri(tablet.Page.Url).AbsolutePath;

        await tablet.Page.GotoAsync(traveller + "/consents");
        foreach (var purpose in new[] { "direct-care", "vaccination-cert", "continuity-of-care", "research" })
        {
            await tablet.Press(tablet.Page.Locator($"input[name={purpose}]").First, "Space");
        }

        await tablet.Press(Primary(tablet));
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync("Only Keys");
        await tablet.Page.GotoAsync(traveller + "/vaccinate");
        await Choose(tablet, "Yellow fever");
        await tablet.Press(Primary(tablet));
        await tablet.Page.WaitForURLAsync("**/certify**");
        await tablet.Press(Primary(tablet));
        await Assertions.Expect(tablet.Page.Locator("#hand-over")).ToBeVisibleAsync();
        await tablet.Reach(tablet.Page.Locator("#hand-over a"));

        var (link, code) = ((await tablet.Page.Locator("#hand-over a").GetAttributeAsync("href"))!, await tablet.Page.Locator(".code").InnerTextAsync());
        await IsNotCertifiedTwiceUnasked(tablet, traveller);
        await tablet.Page.Context.ClearCookiesAsync();
        await tablet.Page.GotoAsync(link);
        await Type(tablet, "#code", code);
        await tablet.Press(Primary(tablet));
        await Assertions.Expect(tablet.Page.Locator(".certificate")).ToBeVisibleAsync();
        await EverythingIsReached(tablet);
        await IsMarkedAsWrong(tablet, traveller);
    }

    /// <summary>What follows is said before; the dose stays, struck out with the reason.</summary>
    private async Task IsMarkedAsWrong(Tablet tablet, string traveller)
    {
        await SignIn(tablet);
        await tablet.Page.GotoAsync(traveller + "/vaccinations");
        await tablet.Press(tablet.Page.Locator("a[href$='/wrong']"));
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync("This dose was recorded wrongly");
        await Assertions.Expect(tablet.Page.Locator("main li", new() { HasTextString = "certificate is taken back" })).ToHaveCountAsync(1);
        await tablet.Look("dose-wrong");
        await tablet.Press(tablet.Page.Locator("#reason input").First, "Space");
        await tablet.Press(Primary(tablet));
        await Assertions.Expect(tablet.Page.Locator(".timeline del")).ToHaveCountAsync(1);
        await tablet.Page.GotoAsync(traveller + "/vaccinations");
        await Assertions.Expect(tablet.Page.Locator("li:has(del)")).ToContainTextAsync("It belongs to somebody else");
        await tablet.Look("dose-struck-out");
    }

    /// <summary>Gone back in the browser and sent again, one dose had two certificates, and one that was taken back left another that was good.</summary>
    private static async Task IsNotCertifiedTwiceUnasked(Tablet tablet, string traveller)
    {
        await tablet.Page.GotoAsync(traveller + "/certify");
        await tablet.Press(Primary(tablet));
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync("Issue a certificate");
        await tablet.Reach(tablet.Page.Locator("main .notice a[href^='/certificates/']"));
        await Assertions.Expect(Primary(tablet)).ToHaveTextAsync("Issue a second one");
    }

    private async Task SignIn(Tablet tablet)
    {
        await tablet.Page.GotoAsync("/");
        await Type(tablet, "#name", "vaccinator");
        await Type(tablet, "#password", site.PasswordOf["vaccinator"]);
        await tablet.Press(Primary(tablet));
        await Assertions.Expect(tablet.Page.Locator("label.tile").First).ToBeVisibleAsync();
        await tablet.Press(tablet.Page.Locator("label.tile input").First, "Space");
        await tablet.Press(Primary(tablet));
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync("Travellers");
    }

    private static async Task Register(Tablet tablet)
    {
        await tablet.Page.GotoAsync("/travellers/new/without-document");
        foreach (var (field, text) in new[] { ("#family", "Keys"), ("#given", "Only"), ("#birthDate-day", "12"), ("#birthDate-month", "3"), ("#birthDate-year", "1990") })
        {
            await Type(tablet, field, text);
        }

        await tablet.Press(Primary(tablet));
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync("Only Keys");
    }

    /// <summary>The Tab key comes to the group, the arrows go through it and pass over what cannot be chosen.</summary>
    private static async Task Choose(Tablet tablet, string words)
    {
        await tablet.Press(tablet.Page.Locator("label.tile input:enabled").First, "Space");
        var wanted = tablet.Page.Locator("label.tile:has(input:checked)", new() { HasTextString = words });
        for (var steps = 0; steps < 30 && await wanted.CountAsync() == 0; steps++)
        {
            await tablet.Page.Keyboard.PressAsync("ArrowDown");
        }

        await Assertions.Expect(wanted).ToHaveCountAsync(1);
    }

    private static async Task EverythingIsReached(Tablet tablet)
    {
        foreach (var control in await tablet.Page.Locator("main a[href]:visible, main button:visible, main summary:visible").AllAsync())
        {
            await tablet.Reach(control);
        }
    }

    private static async Task Type(Tablet tablet, string field, string text)
    {
        await tablet.Reach(tablet.Page.Locator(field));
        await tablet.Page.Keyboard.TypeAsync(text);
    }

    private static ILocator Primary(Tablet tablet) => tablet.Page.Locator("main .button.primary").First;
}
