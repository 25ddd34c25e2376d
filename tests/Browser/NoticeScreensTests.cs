using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>Whom to tell after a recall, and the letter for whom must not be vaccinated: worked by the keyboard alone.</summary>
public sealed class NoticeScreensTests(SharedSite shared) : IClassFixture<SharedSite>
{
    /// <summary>The lot of the second product at every Point of Entry of the demo; no other test gives it.</summary>
    private const string Lot = "D02A24M";

    private readonly RunningSite site = shared.Site;

    [Fact]
    public async Task After_a_recall_the_travellers_of_the_lot_are_told_one_by_one_by_keyboard()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        var page = tablet.Page;
        await tablet.SignIn("supervisor", site.Password);
        var traveller = await Register(tablet, Mrz.Passport("N2468135<", "NANSUBUGA", "WINNIFRED", "710824"));
        await page.GotoAsync(traveller + "/vaccinate");
        await tablet.Tile(Lot);
        await tablet.Primary();
        await Assertions.Expect(page).ToHaveURLAsync(traveller + "/vaccinations");
        await page.GotoAsync("/desk/recalls");
        await page.SelectOptionAsync("#product", new SelectOptionValue { Index = 2 });
        await page.FillAsync("#lotNumber", Lot);
        await page.FillAsync("#reason", "found warm");
        await tablet.Press(page.Locator("main button.primary"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nansubuga", new() { IgnoreCase = true });

        await page.GotoAsync("/desk/notices");
        var card = page.Locator("section.card", new() { Has = page.Locator($"a[href='{new Uri(traveller).AbsolutePath}']") });
        // A worker writes the notices; whoever waits for them would load the page again as well.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (await card.CountAsync() == 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }

        await tablet.LookTwice("notices");
        await tablet.Press(card.Locator("form summary"));
        await tablet.Press(card.Locator("button[value=not-needed]"));
        await Assertions.Expect(card.Locator("[name=reason]")).ToBeVisibleAsync();
        await tablet.LookClosely("notices-why");
        await tablet.Press(card.Locator("button[value=told]"));
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await tablet.LookClosely("notices-told");
    }

    [Fact]
    public async Task A_contraindication_letter_is_written_by_keyboard()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        var page = tablet.Page;
        await tablet.SignIn("supervisor", site.Password);
        var traveller = await Register(tablet, Mrz.Passport("L2468135<", "LUBEGA", "PETRONILLA", "650105"));
        await page.GotoAsync(traveller + "/letter");
        await tablet.LookTwice("letter");
        await tablet.Press(page.Locator("main .button.primary"));
        await Assertions.Expect(page.Locator("#errors")).ToBeVisibleAsync();
        await tablet.LookClosely("letter-errors");

        await tablet.Press(page.Locator("[name=disease]").First, "Space");
        await tablet.Reach(page.Locator("#finding"));
        await page.Keyboard.TypeAsync("Anaphylaxis after egg");
        await page.FillAsync("#until", TimeProvider.System.GetUtcNow().AddMonths(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await tablet.Press(page.Locator("[name=riskExplained]"), "Space");
        await tablet.Press(page.Locator("[name=show]").First, "Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("[name=show]").Last).ToBeCheckedAsync();
        await tablet.Press(page.Locator("[name=consent]").First, "Space");
        await tablet.Press(page.Locator("main .button.primary"));
        await Assertions.Expect(page.Locator("#hand-over")).ToBeVisibleAsync();
        await tablet.LookTwice("letter-issued");
    }

    private static async Task<string> Register(Tablet tablet, string passport)
    {
        await tablet.Page.GotoAsync("/travellers/new");
        await tablet.Page.FillAsync("#text", passport);
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator("#text")).ToHaveCountAsync(0);
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator(".who")).ToBeVisibleAsync();
        return tablet.Page.Url;
    }
}
