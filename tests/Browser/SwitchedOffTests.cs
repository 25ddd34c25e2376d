using System.Globalization;
using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>A protocol is switched off at the desk while a clinician has its questions open: nothing that was answered is lost, by keyboard and on a phone.</summary>
public sealed class SwitchedOffTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task The_answers_stay_on_the_page_until_somebody_has_chosen_how_to_go_on()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        await tablet.Page.GotoAsync("/travellers/new/without-document");
        await tablet.Page.FillAsync("#alias", "The man with the parcel");
        await tablet.Page.ClickAsync("button[name=new]");
        await tablet.Page.Locator("#likely, .who").First.WaitForAsync();
        if (await tablet.Page.Locator("#likely").CountAsync() > 0)
        {
            await tablet.Page.ClickAsync("button[name=new]");
            await tablet.Page.Locator(".who").WaitForAsync();
        }

        await tablet.Page.GotoAsync(new Uri(tablet.Page.Url).AbsolutePath + "/screening?with=CHOLERA-POE@1.0.0");
        await tablet.Page.FillAsync("[name='q:stools'][inputmode]", "3");
        await SwitchOff("CHOLERA-POE");

        await tablet.Page.EvaluateAsync("document.querySelector('#decide').click()");
        await Assertions.Expect(tablet.Page.Locator("#switched-off")).ToBeFocusedAsync();
        await Assertions.Expect(tablet.Page.Locator("#switched-off")).ToContainTextAsync("Nothing was recorded");
        await Assertions.Expect(tablet.Page.Locator("#switched-off dl")).ToContainTextAsync("3");
        await tablet.LookTwice("switched-off");

        await Choose(tablet, "EVD-POE@1.0.0");
        await Assertions.Expect(tablet.Page.Locator("[name='q:temperature'][inputmode=decimal]")).ToBeVisibleAsync();
        await Assertions.Expect(tablet.Page.Locator("#switched-off dl")).ToContainTextAsync("3");
        await tablet.LookTwice("switched-off-other");
    }

    private static async Task Choose(Tablet tablet, string protocol)
    {
        var box = tablet.Page.Locator($"input[name=with][value='{protocol}']");
        await tablet.Reach(box);
        if (!await box.IsCheckedAsync())
        {
            await tablet.Page.Keyboard.PressAsync("Space");
        }

        await tablet.Press(tablet.Page.Locator("button[name=again]"));
    }

    private async Task SwitchOff(string protocol)
    {
        await using var desk = await Tablet.Open(site.Address, 1280);
        await desk.SignIn("admin", site.PasswordOf["admin"]);
        await desk.Page.GotoAsync("/desk/protocols/" + protocol);
        await Assertions.Expect(desk.Page.Locator("main")).ToContainTextAsync("draft protocol");
        foreach (var place in await desk.Page.Locator("label.tile").AllAsync())
        {
            await place.ClickAsync();
        }

        await desk.Page.Locator("select[name=version]").SelectOptionAsync("1.0.0");
        // Yesterday's date anywhere on earth has begun at every Point of Entry.
        await desk.Page.FillAsync("input[name=from]", TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await desk.Page.FillAsync("input[name=approver]", "Dr Demo");
        await desk.Page.FillAsync("input[name=reason]", "A drill");
        await desk.Page.ClickAsync("button[value=off]");
        await Assertions.Expect(desk.Page.Locator("#errors")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator("main tbody").First).ToContainTextAsync("A drill");
        await Assertions.Expect(desk.Page.Locator("main tbody").First).Not.ToContainTextAsync("draft protocol");
        await desk.LookClosely("switched-off-at-the-desk");
    }
}
