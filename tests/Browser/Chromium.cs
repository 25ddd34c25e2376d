using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>Windows of the one browser of this run, which begins with the first test and ends with the last; each has cookies and a store of its own.</summary>
/// <remarks>Every wait is for a condition that a busy machine may take its time to meet.</remarks>
internal sealed class Chromium : IAsyncDisposable
{
    private const float Patience = 120_000;

    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static IPlaywright? playwright;
    private static IBrowser? browser;
    private static int users;

    private readonly List<IPage> pages = [];

    private Chromium()
    {
    }

    public static async Task<Chromium> Launch()
    {
        await Turn.WaitAsync();
        try
        {
            Assertions.SetDefaultExpectTimeout(Patience);
            playwright ??= await Playwright.CreateAsync();
            browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"], Timeout = Patience });
            users++;
            return new Chromium();
        }
        finally
        {
            Turn.Release();
        }
    }

    public async Task<IPage> NewPage(BrowserNewPageOptions options)
    {
        var page = await browser!.NewPageAsync(options);
        page.SetDefaultTimeout(Patience);
        pages.Add(page);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in pages)
        {
            await page.CloseAsync();
        }

        await Turn.WaitAsync();
        try
        {
            if (--users == 0)
            {
                await browser!.DisposeAsync();
                playwright!.Dispose();
                (browser, playwright) = (null, null);
            }
        }
        finally
        {
            Turn.Release();
        }
    }
}
