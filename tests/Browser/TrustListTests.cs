using System.Security.Cryptography;
using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>Two people bring a list of somebody else's into force, and a supervisor recalls a lot, each on their own screen.</summary>
public sealed class TrustListTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    private static readonly byte[] List = System.Text.Encoding.UTF8.GetBytes($$"""{"country":"DE","kid":"UNKNOWN_KID","hashType":"UCI","entries":[{"hash":"{{Convert.ToBase64String(new byte[16])}}"}]}""");

    [Theory]
    [InlineData(1280, "TEST-1")]
    [InlineData(360, "TEST-2")]
    public async Task A_list_is_proposed_its_proposer_cannot_approve_it_and_a_lot_is_recalled(int width, string lot)
    {
        await using var tablet = await Tablet.Open(site.Address, width);
        var page = tablet.Page;
        await SignIn(page, tablet);
        await page.GotoAsync("/desk/lists/new?kind=eu-revocations");
        await page.SetInputFilesAsync("#content", new FilePayload { Name = "batch.json", MimeType = "application/json", Buffer = [.. List, .. System.Text.Encoding.ASCII.GetBytes(new string(' ', width))] });
        await page.FillAsync("#source", Source(width));
        await page.FillAsync("#asOf", "2026-11-20");
        await page.FillAsync("#reason", "test");
        await tablet.Look("propose");
        await page.ClickAsync("main button.primary");
        await Assertions.Expect(page.Locator("main button[value=refuse]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main button[value=approve]")).ToHaveCountAsync(0);
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. List, .. System.Text.Encoding.ASCII.GetBytes(new string(' ', width))]));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(hash);
        await tablet.Look("proposal");

        await SecondPerson(width, hash, page.Url);

        await page.GotoAsync("/desk/recalls");
        await page.SelectOptionAsync("#product", new SelectOptionValue { Index = 1 });
        await page.FillAsync("#lotNumber", lot);
        await page.FillAsync("#reason", "found warm");
        await tablet.Look("recall");
        await page.ClickAsync("main button.primary");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(lot);
        await tablet.Look("recalled");
        await page.GotoAsync("/desk/lists");
        await tablet.Look("lists");
        await page.GotoAsync("/desk/requirements");
        await tablet.Look("requirements");
    }

    private static string Source(int width) => $"gateway of the test, {width}";

    /// <summary>The administrator decides about the proposal without a mouse: a wrong hash is refused, the right one brings the list into force.</summary>
    private async Task SecondPerson(int width, string hash, string proposal)
    {
        await using var tablet = await Tablet.Open(site.Address, width);
        var page = tablet.Page;
        await tablet.SignIn("admin", site.PasswordOf["admin"]);
        await page.GotoAsync(proposal);
        await tablet.LookClosely("proposal-second-person");
        await tablet.Reach(page.Locator("#sha256"));
        await page.Keyboard.TypeAsync("00000000");
        await tablet.Press(page.Locator("main button[value=approve]"));
        await Assertions.Expect(page.Locator("main [role=alert]")).ToBeVisibleAsync();
        await tablet.LookClosely("proposal-wrong-hash");
        await page.FillAsync("#sha256", hash);
        await tablet.Press(page.Locator("main button[value=approve]"));
        await Assertions.Expect(page.Locator("#eu-revocations .facts")).ToContainTextAsync(Source(width));
        await tablet.LookClosely("list-in-force");
    }

    private async Task SignIn(IPage page, Tablet tablet)
    {
        await page.GotoAsync("/");
        await page.FillAsync("#name", "supervisor");
        await page.FillAsync("#password", site.Password);
        await tablet.Primary();
        await page.Locator("label.tile").First.ClickAsync();
        await tablet.Primary();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Travellers");
    }
}
