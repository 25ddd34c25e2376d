namespace HealthAssess.Tests.Browser;

/// <summary>The eyes of the other tests see.</summary>
public sealed class AxeTests
{
    [Fact]
    public async Task What_is_wrong_on_a_page_is_found()
    {
        await using var browser = await Chromium.Launch();
        var page = await browser.NewPage(new());
        await page.SetContentAsync("""<html lang="en"><title>t</title><main><h1>h</h1><img src="x"><p style="color: #aaa; background: #fff">pale</p></main></html>""");
        Assert.Contains(await Axe.Serious(page), finding => finding.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(await Axe.AgainstWcag(page), finding => finding.StartsWith("color-contrast", StringComparison.Ordinal));
    }
}
