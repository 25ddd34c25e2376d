using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>One browser window of a given width, that is looked at by axe and photographed at every stop of a story.</summary>
internal sealed class Tablet : IAsyncDisposable
{
    private readonly Chromium chromium;
    private readonly int width;
    private int stop;

    private Tablet(Chromium chromium, IPage page, int width) => (this.chromium, Page, this.width) = (chromium, page, width);

    public IPage Page { get; }

    public static async Task<Tablet> Open(string address, int width, bool script = true)
    {
        var chromium = await Chromium.Launch();
        var page = await chromium.NewPage(new() { BaseURL = address, ViewportSize = new() { Width = width, Height = width > 600 ? 900 : 740 }, Locale = "en-GB", JavaScriptEnabled = script });
        return new Tablet(chromium, page, width);
    }

    /// <summary>Looks at the page: nothing sticks out, no serious finding of axe, and a picture for whoever wants to see.</summary>
    public async Task Look(string name)
    {
        await using var whole = await WholePage.Show(Page);
        Assert.Empty(await Axe.Serious(Page));
        await Photograph(name);
    }

    private async Task Photograph(string name)
    {
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth"));
        // The window is as high as the page.
        await Page.ScreenshotAsync(new() { Path = Path.Combine(SharedData.Root, "artifacts", "screenshots", $"{++stop:00}-{name}-{width}.jpg"), Type = ScreenshotType.Jpeg, Quality = 70 });
    }

    /// <summary>The same by WCAG 2.2 AA, without the slightest finding.</summary>
    public async Task LookClosely(string name)
    {
        await using var whole = await WholePage.Show(Page);
        Assert.Empty(await Axe.AgainstWcag(Page));
        await Photograph(name);
    }

    /// <summary>The same on a phone and on a desk.</summary>
    public async Task LookTwice(string name)
    {
        await LookClosely(name);
        await Page.SetViewportSizeAsync(1280, 900);
        await LookClosely(name + "-on-a-desk");
        await Page.SetViewportSizeAsync(width, 740);
    }

    /// <summary>Goes there by the Tab key alone, as somebody without a mouse does, and finds it in sight.</summary>
    public async Task Reach(ILocator wanted)
    {
        await Assertions.Expect(wanted).ToBeVisibleAsync();
        for (var steps = 0; steps < 150; steps++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                // WCAG 2.2, 2.4.11: nothing fixed may lie over what has the focus.
                Assert.True(await wanted.EvaluateAsync<bool>(
                    "element => { const box = element.getBoundingClientRect(), top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2); return top !== null && (element.contains(top) || top.contains(element)); }"),
                    $"{wanted} has the focus, but something lies over it.");
                return;
            }
        }

        Assert.Fail($"The Tab key never comes to {wanted}.");
    }

    /// <summary>Goes there by the Tab key and presses Enter on a button or link, Space on a box.</summary>
    public async Task Press(ILocator wanted, string key = "Enter")
    {
        await Reach(wanted);
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Signs in at the first Point of Entry.</summary>
    public async Task SignIn(string account, string password)
    {
        await Page.GotoAsync("/");
        await Page.FillAsync("#name", account);
        await Page.FillAsync("#password", password);
        await Primary();
        if (await Page.Locator("label.tile").CountAsync() > 0)
        {
            await Page.Locator("label.tile").First.ClickAsync();
            await Primary();
        }
    }

    /// <summary>Presses the one primary action of the page.</summary>
    public Task Primary() => Page.Locator("main .button.primary").First.ClickAsync();

    /// <summary>Chooses the tile with these words.</summary>
    public Task Tile(string text) => Page.Locator("label.tile", new() { HasTextString = text }).First.ClickAsync();

    public ValueTask DisposeAsync() => chromium.DisposeAsync();
}
