using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>Where the focus is, for those who work without a mouse.</summary>
public sealed class KeyboardTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    [Fact]
    public async Task A_refused_form_leads_from_what_is_wrong_to_its_field()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("supervisor", site.Password);
        foreach (var (address, field) in new[] { ("/travellers/new/without-document", "#family"), ("/desk/stock", "#product"), ("/desk/requirements", null) })
        {
            await tablet.Page.GotoAsync(address);
            await tablet.Press(tablet.Page.Locator("main form[method=post] .actions .button.primary").Last);
            await Assertions.Expect(tablet.Page.Locator("#errors")).ToBeFocusedAsync();
            await tablet.Page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(tablet.Page.Locator("#errors a").First).ToBeFocusedAsync();
            await EveryLineLeadsToAField(tablet.Page);
            if (field is not null)
            {
                await tablet.Page.Keyboard.PressAsync("Enter");
                await tablet.Page.Keyboard.PressAsync("Tab");
                Assert.True(await tablet.Page.EvaluateAsync<bool>("document.querySelector('#errors').compareDocumentPosition(document.activeElement) === Node.DOCUMENT_POSITION_FOLLOWING"));
            }
        }
    }

    [Fact]
    public async Task An_open_menu_lies_over_nothing_that_has_the_focus_and_gives_it_back()
    {
        await using var tablet = await Tablet.Open(site.Address, 1280);
        await tablet.SignIn("supervisor", site.Password);
        var menus = tablet.Page.Locator(".bar details.menu");
        var button = menus.First.Locator("summary");
        await tablet.Press(button);
        await Assertions.Expect(menus.First).ToHaveAttributeAsync("open", "");
        await tablet.Page.Keyboard.PressAsync("Tab");
        await tablet.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menus.First).Not.ToHaveAttributeAsync("open", "");
        await Assertions.Expect(button).ToBeFocusedAsync();

        await tablet.Page.Keyboard.PressAsync("Enter");
        await tablet.Reach(tablet.Page.Locator("#text"));
        await Assertions.Expect(tablet.Page.Locator("details.menu[open]")).ToHaveCountAsync(0);
    }

    /// <summary>Each control of the page comes once, in the order in which it is read, in sight, and shows that it has the focus.</summary>
    [Theory]
    [InlineData("/", 1280)]
    [InlineData("/travellers/new/by-hand", 360)]
    [InlineData("/desk/stock", 360)]
    [InlineData("/trip", 360)]
    [InlineData("/follow-ups", 360)]
    [InlineData("/account", 360)]
    [InlineData("/desk/staff", 360, "admin")]
    [InlineData("/desk/protocols", 360, "admin")]
    [InlineData("/", 360, "registrar")]
    [InlineData("/", 360, "vaccinator")]
    [InlineData("/", 360, "laboratory")]
    [InlineData("/desk/protection", 360, "dpo")]
    public async Task The_Tab_key_comes_to_everything_in_order_and_in_sight(string address, int width, string account = "supervisor")
    {
        await using var tablet = await Tablet.Open(site.Address, width);
        await tablet.SignIn(account, site.PasswordOf[account]);
        await tablet.Page.GotoAsync(address);
        var expected = await tablet.Page.EvaluateAsync<int>(NumberControls);
        var last = -1;
        for (var step = 0; step < 300 && last < expected - 1; step++)
        {
            await tablet.Page.Keyboard.PressAsync("Tab");
            var now = await tablet.Page.EvaluateAsync<Focus>(WhereIsIt);
            Assert.True(now.At == last || now.At == last + 1, $"After control {last} of {address} the focus is at {now.At}: {now.What}.");
            Assert.True(now.Shown, $"{now.What} of {address} has the focus and does not show it.");
            last = now.At;
        }

        Assert.Equal(expected - 1, last);
    }

    private static async Task EveryLineLeadsToAField(IPage page) =>
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#errors a')].map(a => a.hash.slice(1)).filter(id => document.getElementById(decodeURIComponent(id)) === null)"));

    // A group of radio buttons is one stop, and so are the parts of a date.
    private const string NumberControls = """
        () => {
          const groups = new Set();
          let count = 0;
          for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
            if (!one.checkVisibility() || one.disabled) continue;
            if (one.type === 'radio') { if (groups.has(one.name)) continue; groups.add(one.name); for (const other of document.getElementsByName(one.name)) other.dataset.stop = count; }
            one.dataset.stop = count++;
          }
          return count;
        }
        """;

    private const string WhereIsIt = """
        () => {
          const one = document.activeElement, box = one.closest('label') ?? one, place = box.getBoundingClientRect();
          const outlined = [one, box, one.nextElementSibling].some((part) => part && getComputedStyle(part).outlineStyle !== 'none' && parseFloat(getComputedStyle(part).outlineWidth) >= 2);
          const over = document.elementFromPoint(place.x + place.width / 2, place.y + Math.min(place.height / 2, 20));
          return { at: Number(one.dataset.stop ?? -2), what: `${one.tagName} ${one.id || one.textContent.trim().slice(0, 40)}`, shown: outlined && over !== null && (box.contains(over) || over.contains(box)) };
        }
        """;

    private sealed record Focus
    {
        public int At { get; init; }

        public string What { get; init; } = "";

        public bool Shown { get; init; }
    }
}
