using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>A traveller opens the own record by keyboard on a phone, with scripts and without, and asks for something.</summary>
public sealed class OwnRecordTests(CertifiedSite site) : IClassFixture<CertifiedSite>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_refused_has_the_focus_and_leads_to_its_field_and_what_is_asked_arrives(bool script)
    {
        await using var phone = await Tablet.Open(site.Address.ToString(), 360, script);
        var (link, code) = (site.EveryForm.GetProperty("link").GetString()!, site.EveryForm.GetProperty("code").GetString()!);
        await phone.Page.GotoAsync($"/card/{link}/record");
        await phone.Reach(phone.Page.Locator("#code"));
        await phone.Page.Keyboard.TypeAsync(code);
        await phone.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(phone.Page.Locator("main")).ToContainTextAsync("Who looked at it");
        await Looked(phone, "own-record", script);

        await phone.Press(phone.Page.Locator("input[name=purpose]").First, "Space");
        await phone.Reach(phone.Page.Locator("input[name=kind]").First);
        await phone.Page.Keyboard.PressAsync("Space");
        await phone.Press(phone.Page.Locator("form button.primary").Last);
        await Assertions.Expect(phone.Page.Locator("#errors")).ToBeFocusedAsync();
        await Assertions.Expect(phone.Page.Locator("#errors")).ToHaveCountAsync(1);
        await Looked(phone, "own-record-refused", script);
        await phone.Page.Keyboard.PressAsync("Tab");
        await phone.Page.Keyboard.PressAsync("Enter");
        await phone.Reach(phone.Page.Locator("#words"));
        await phone.Page.Keyboard.TypeAsync("My given name is written with two n.");
        await phone.Press(phone.Page.Locator("form button.primary").Last);
        await Assertions.Expect(phone.Page.Locator("main")).ToContainTextAsync("Your request has arrived.");
    }

    /// <summary>axe is a script itself.</summary>
    private static Task Looked(Tablet phone, string name, bool script) => script ? phone.LookTwice(name) : Task.CompletedTask;
}
