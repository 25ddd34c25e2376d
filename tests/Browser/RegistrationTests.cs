using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>Registration asks how to speak with the traveller and how to reach them, on a phone and on a desk, by keyboard alone.</summary>
public sealed class RegistrationTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    [Fact]
    public async Task Somebody_without_a_document_is_asked_for_language_and_telephone_and_half_a_date_is_refused_at_its_field()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        await tablet.Page.GotoAsync("/travellers/new/without-document");
        await Type(tablet, "#alias", "The girl with the kite");
        await Type(tablet, "#birthDate-day", "7");
        await Type(tablet, "#birthDate-year", "2011");
        await Contact(tablet);
        await tablet.Press(tablet.Page.Locator("button[name=new]"));
        await Assertions.Expect(tablet.Page.Locator("#errors")).ToBeFocusedAsync();
        await Assertions.Expect(tablet.Page.Locator("#birthDate-error")).ToContainTextAsync("the month where you give a day");
        await tablet.LookTwice("register-half-a-date");
        await Type(tablet, "#birthDate-month", "5");
        await Saved(tablet, "The girl with the kite");
    }

    [Fact]
    public async Task Somebody_with_a_passport_is_asked_the_same()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        await tablet.Page.GotoAsync("/travellers/new");
        await Assertions.Expect(tablet.Page.Locator("#text")).ToBeFocusedAsync();
        await tablet.Page.Keyboard.TypeAsync(Mrz.Passport("B1357924<", "QQNABWIRE", "RUTH"));
        await tablet.Press(tablet.Page.Locator("main form .button.primary"));
        await Assertions.Expect(tablet.Page.Locator("#birthDate-year")).ToHaveValueAsync("1994");
        await Contact(tablet);
        await tablet.LookTwice("register-passport");
        await Saved(tablet, "Ruth Qqnabwire");
    }

    private static async Task Contact(Tablet tablet)
    {
        await tablet.Reach(tablet.Page.Locator("#language"));
        await tablet.Page.Keyboard.TypeAsync("Kis");
        await Type(tablet, "#phone", "+256 772 5");
    }

    private static async Task Saved(Tablet tablet, string name)
    {
        await tablet.Press(tablet.Page.Locator("button[name=new]"));
        await Assertions.Expect(tablet.Page.Locator("#likely, .who")).Not.ToHaveCountAsync(0);
        if (await tablet.Page.Locator("#likely").CountAsync() > 0)
        {
            await tablet.Press(tablet.Page.Locator("button[name=new]"));
        }

        await Assertions.Expect(tablet.Page.Locator(".who h1")).ToHaveTextAsync(name, new() { IgnoreCase = true });
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("Kiswahili");
        await Assertions.Expect(tablet.Page.Locator("main")).ToContainTextAsync("+256 772 5");
    }

    private static async Task Type(Tablet tablet, string field, string text)
    {
        await tablet.Reach(tablet.Page.Locator(field));
        await tablet.Page.Keyboard.TypeAsync(text);
    }
}
