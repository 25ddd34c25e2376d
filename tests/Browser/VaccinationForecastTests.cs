using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>A child whose record was imported: what is due, a dose given, the forecast moves, a certificate.</summary>
public sealed class VaccinationForecastTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    [SharedDataTheory("synthea/bundles")]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task An_imported_child_gets_the_dose_that_is_due(int width)
    {
        string[] files = ["hospitalInformation.json", "practitionerInformation.json", width > 600 ? "patient-11.json" : "patient-00.json"];
        await site.Import([.. files.Select(file => SharedData.Path("synthea", "bundles", file)).Where(File.Exists)]);
        await using var tablet = await Tablet.Open(site.Address, width);
        await SignIn(tablet);
        var page = tablet.Page;
        await page.FillAsync("#text", width > 600 ? "Schaefer" : "Wiegand");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("a.go").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(width > 600 ? "Schaefer" : "Wiegand");
        var traveller = page.Url;

        await page.GotoAsync(traveller + "/vaccinations");
        var due = page.Locator("#due-today .forecast > li", new() { HasTextString = "Measles" });
        await Assertions.Expect(due).ToContainTextAsync("Dose 1");
        await Assertions.Expect(page.Locator("svg.dose-timeline")).ToBeVisibleAsync();
        await tablet.Look("vaccinations");
        await due.Locator(".button.primary").ClickAsync();
        await tablet.Tile("MMR");
        await tablet.Look("vaccinate-due");
        await tablet.Primary();

        await Assertions.Expect(page.Locator("#next .forecast > li", new() { HasTextString = "Measles" })).ToContainTextAsync("Dose 2");
        await Assertions.Expect(due).ToHaveCountAsync(0);
        await tablet.Look("vaccinations-moved");
        await Certify(tablet, traveller);
    }

    private static async Task Certify(Tablet tablet, string traveller)
    {
        await tablet.Page.GotoAsync(traveller + "/certify");
        await tablet.Page.Locator("#dose label.tile", new() { HasTextString = "MMR" }).ClickAsync();
        await tablet.Page.UncheckAsync("input[name=forms][value=hcert-icvp]");
        await tablet.Page.CheckAsync("input[name=forms][value=hcert-ddcc-vs]");
        await tablet.Page.CheckAsync("input[name=consent][value=yes]");
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator("#hand-over")).ToBeVisibleAsync();
    }

    private async Task SignIn(Tablet tablet)
    {
        await tablet.Page.GotoAsync("/");
        await tablet.Page.FillAsync("#name", "supervisor");
        await tablet.Page.FillAsync("#password", site.Password);
        await tablet.Primary();
        await tablet.Page.Locator("label.tile").First.ClickAsync();
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator("h1")).ToHaveTextAsync("Travellers");
    }
}
