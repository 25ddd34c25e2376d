using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>Every screen of assessments and protocols by WCAG 2.2 AA, on a desk and on a phone.</summary>
public sealed class AssessmentScreensTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_clinician_assesses_signs_amends_and_follows(int width)
    {
        await using var tablet = await Tablet.Open(site.Address, width);
        await tablet.SignIn("supervisor", site.Password);
        var traveller = await Register(tablet.Page);
        await Feverish(tablet, traveller);
        await SignAndAmend(tablet);
        await tablet.Page.GotoAsync("/queue");
        await tablet.LookClosely("queue");
        await Secondary(tablet, traveller);
        await Followed(tablet, traveller);
        await Interpreted(tablet, traveller);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task An_administrator_sees_and_turns_the_switch(int width)
    {
        await using var tablet = await Tablet.Open(site.Address, width);
        await tablet.SignIn("admin", site.PasswordOf["admin"]);
        await tablet.Page.GotoAsync("/desk/protocols");
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("Entala International Airport 1.0.0");
        await tablet.LookClosely("protocols");
        await tablet.Page.GotoAsync("/desk/protocols/EVD-POE");
        await Assertions.Expect(tablet.Page.Locator("#EVD-POE")).ToContainTextAsync("Dr Demo (made up, not a clinician)");
        await tablet.Page.Locator("main details > summary").First.ClickAsync();
        await tablet.LookClosely("protocol");
        await tablet.Page.Locator("label.tile").First.ClickAsync();
        await tablet.Page.Locator("select[name=version]").SelectOptionAsync("1.0.0");
        await tablet.Page.FillAsync("input[name=from]", "2999-01-01");
        await tablet.Page.FillAsync("input[name='p:window']", "99");
        await tablet.Page.FillAsync("input[name=approver]", "Dr Demo");
        await tablet.Page.FillAsync("input[name=reason]", "A drill");
        await tablet.Page.ClickAsync("button[value=on]");
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("outside 1 to 42");
        await tablet.LookClosely("protocol-refused");
    }

    [Fact]
    public async Task Without_script_every_section_stands_on_the_page_and_the_server_decides()
    {
        await using var tablet = await Tablet.Open(site.Address, 360, script: false);
        await tablet.SignIn("supervisor", site.Password);
        await tablet.Page.GotoAsync(await Register(tablet.Page) + "/screening");
        await tablet.Page.FillAsync("[name='q:temperature'][inputmode=decimal]", "36.8");
        foreach (var question in new[] { "observation.unwell", "travel.affected" })
        {
            await Pill(tablet, "q:" + question, "no");
        }

        foreach (var rest in await tablet.Page.Locator("label.tile.rest").AllAsync())
        {
            await rest.ClickAsync();
        }

        await tablet.Page.ClickAsync("#decide");
        await Assertions.Expect(tablet.Page.Locator(".verdict h2")).ToContainTextAsync("May go on");
    }

    [Fact]
    public async Task A_refusal_is_recorded_from_the_screen()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        await tablet.Page.GotoAsync(await Register(tablet.Page) + "/screening");
        await tablet.Page.ClickAsync(".refuses > summary");
        await tablet.LookClosely("refuses");
        await tablet.Page.ClickAsync("button[name=refuses]");
        await Assertions.Expect(tablet.Page.Locator(".verdict h2")).ToContainTextAsync("Secondary screening");
        await tablet.Page.Locator("main details > summary").First.ClickAsync();
        await Assertions.Expect(tablet.Page.Locator("dl.facts").First).ToContainTextAsync("does not want to say");
    }

    private static async Task<string> Register(IPage page)
    {
        await page.GotoAsync("/travellers/new/without-document");
        await page.FillAsync("#alias", "Ama");
        await page.FillAsync("[name=birthDate-year]", "1990");
        await page.Locator("main .button.primary").First.ClickAsync();
        await page.Locator("#likely, .who").First.WaitForAsync();
        if (await page.Locator("#likely").CountAsync() > 0)
        {
            await page.Locator("main .button.primary").First.ClickAsync();
            await page.Locator(".who").WaitForAsync();
        }

        return page.Url;
    }

    private static Task Pill(Tablet tablet, string name, string value) =>
        tablet.Page.Locator("label.pill", new() { Has = tablet.Page.Locator($"input[name='{name}'][value={value}]") }).ClickAsync();

    private static async Task Feverish(Tablet tablet, string traveller)
    {
        await tablet.Page.GotoAsync(traveller + "/screening");
        await tablet.LookClosely("section-1");
        await tablet.Page.FillAsync("[name='q:temperature'][inputmode=decimal]", "38.4");
        await tablet.Page.Locator(".ask:visible label.pill", new() { HasTextString = "No" }).First.ClickAsync();
        for (var section = 2; section < 4; section++)
        {
            await tablet.Page.ClickAsync("#steps > .primary:visible");
            await tablet.Page.Locator("label.tile.rest:visible").ClickAsync();
            await tablet.LookClosely("section-" + section);
        }

        await tablet.Page.ClickAsync("#steps > .primary:visible");
        await tablet.Page.Locator(".ask:visible label.pill", new() { HasTextString = "Refused" }).First.ClickAsync();
        await Assertions.Expect(tablet.Page.Locator("#running-title")).ToHaveTextAsync("Secondary screening");
        await tablet.LookClosely("section-4");
        await tablet.Page.ClickAsync("#decide");
        await Assertions.Expect(tablet.Page.Locator(".verdict h2")).ToContainTextAsync("Secondary screening");
        await tablet.LookClosely("result");
    }

    private static async Task SignAndAmend(Tablet tablet)
    {
        await tablet.Page.Locator("button", new() { HasTextString = "Sign" }).Last.ClickAsync();
        await Assertions.Expect(tablet.Page.Locator("a[href$='/amend']")).ToBeVisibleAsync();
        await tablet.LookClosely("signed");
        await tablet.Page.ClickAsync("a[href$='/amend']");
        await tablet.Page.FillAsync("[name='q:temperature'][inputmode=decimal]", "38.2");
        await tablet.Page.FillAsync("#reason", "The thermometer was misread");
        await tablet.LookClosely("amend");
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("The thermometer was misread");
        await tablet.LookClosely("amended");
    }

    private static async Task Secondary(Tablet tablet, string traveller)
    {
        await tablet.Page.Locator($"a[href^='{new Uri(traveller).AbsolutePath}']").First.ClickAsync();
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator("[name='q:secondary.temperature'][inputmode=decimal]")).ToBeVisibleAsync();
        await tablet.LookClosely("secondary");
    }

    private static async Task Followed(Tablet tablet, string traveller)
    {
        await tablet.Page.GotoAsync(traveller + "/screening?with=MPOX-POE@1.0.0");
        await Pill(tablet, "q:rash", "no");
        await tablet.Page.ClickAsync("#steps > .primary:visible");
        await Pill(tablet, "q:exposure.contact", "yes");
        await tablet.Page.Locator("label.tile.rest:visible").ClickAsync();
        await tablet.Page.ClickAsync("#decide");
        await tablet.Page.Locator("a[href*='/card/']").First.ClickAsync();
        await tablet.LookClosely("card");
        await tablet.Page.GotoAsync(tablet.Page.Url + "?reader=ar");
        await tablet.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await tablet.Look("card-printed");
        await tablet.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await tablet.Page.GotoAsync("/follow-ups");
        await Assertions.Expect(tablet.Page.Locator("#days")).ToHaveValueAsync("3");
        await tablet.LookClosely("follow-ups");
        await tablet.Page.Locator("label.tile", new() { Has = tablet.Page.Locator("[name=only]") }).ClickAsync();
        await tablet.Page.FillAsync("#days", "1");
        await tablet.Page.Locator("form[method=get] button").ClickAsync();
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("Everybody was seen");
        await tablet.LookClosely("follow-ups-none");
    }

    private static async Task Interpreted(Tablet tablet, string traveller)
    {
        await tablet.Page.GotoAsync(traveller + "/screening?with=EVD-POE@1.0.0&reader=ar");
        await tablet.LookClosely("interpreter");
        await tablet.Page.GotoAsync(traveller + "/screening?with=PHQ-9@1.0.0&reader=sw");
        await tablet.LookClosely("interpreter-phq");
        await tablet.Page.GotoAsync(traveller + "/consents?reader=pt");
        await tablet.LookClosely("consents-spoken");
        await tablet.Page.Context.AddCookiesAsync([new() { Name = "language", Value = "c%3Dar%7Cuic%3Dar", Url = new Uri(tablet.Page.Url).GetLeftPart(UriPartial.Authority) }]);
        await tablet.Page.GotoAsync(traveller + "/screening");
        await Assertions.Expect(tablet.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await tablet.LookClosely("right-to-left");
    }
}
