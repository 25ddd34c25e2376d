using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>One browser window of a given width, that is looked at by axe and photographed at every stop of a story.</summary>
internal sealed class Tablet : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly int width;
    private int stop;

    private Tablet(IPlaywright playwright, IBrowser browser, IPage page, int width) => (this.playwright, this.browser, Page, this.width) = (playwright, browser, page, width);

    public IPage Page { get; }

    /// <summary>WCAG 2.2, A and AA.</summary>
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        Rules = new() { ["target-size"] = new RuleOptions { Enabled = true } },
    };

    public static async Task<Tablet> Open(string address, int width, bool script = true)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
        var page = await browser.NewPageAsync(new() { BaseURL = address, ViewportSize = new() { Width = width, Height = width > 600 ? 900 : 740 }, Locale = "en-GB", JavaScriptEnabled = script });
        return new Tablet(playwright, browser, page, width);
    }

    /// <summary>Looks at the page: nothing sticks out, no serious finding of axe, and a picture for whoever wants to see.</summary>
    public async Task Look(string name)
    {
        var axe = await Page.RunAxe();
        Assert.Empty(axe.Violations.Where(finding => finding.Impact is "serious" or "critical").Select(Describe));
        await Photograph(name);
    }

    private async Task Photograph(string name)
    {
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth"));
        await Page.ScreenshotAsync(new() { Path = Path.Combine(SharedData.Root, "artifacts", "screenshots", $"{++stop:00}-{name}-{width}.png"), FullPage = true });
    }

    /// <summary>The same by WCAG 2.2 AA, without the slightest finding.</summary>
    public async Task LookClosely(string name)
    {
        Assert.Empty((await Page.RunAxe(Wcag)).Violations.Select(Describe));
        await Photograph(name);
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

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }

    private static string Describe(AxeResultItem finding) => $"{finding.Id}: {finding.Help} ({finding.Nodes[0].Html})";
}
