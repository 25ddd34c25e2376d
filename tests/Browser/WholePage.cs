using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>A window as high as its page while somebody looks: where the page happens to be scrolled, the menu at its foot lies over this or that.</summary>
internal sealed class WholePage : IAsyncDisposable
{
    private readonly IPage page;
    private readonly PageViewportSizeResult before;

    private WholePage(IPage page, PageViewportSizeResult before) => (this.page, this.before) = (page, before);

    public static async Task<WholePage> Show(IPage page)
    {
        var before = page.ViewportSize!;
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(before.Width, Math.Max(before.Height, height));
        return new WholePage(page, before);
    }

    public async ValueTask DisposeAsync() => await page.SetViewportSizeAsync(before.Width, before.Height);
}
