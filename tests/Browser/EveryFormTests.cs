using System.Text.Json;
using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>The codes of every form of certificate, as a camera finds them.</summary>
public sealed class EveryFormTests(CertifiedSite site) : IClassFixture<CertifiedSite>
{
    [Theory]
    [InlineData(1f, false)]
    [InlineData(3.125f, true)]
    public async Task Every_form_is_read_from_a_screen_of_360_pixels_and_from_a_print_of_300_dots_an_inch(float scale, bool print)
    {
        await using var browser = await Chromium.Launch();
        var page = await browser.NewPage(new());
        await page.GotoAsync(new Uri(site.Address, "/verify").ToString());
        await page.WaitForSelectorAsync("html[data-ready]");
        foreach (var (certificate, forms) in new[] { (site.EveryForm, 4), (site.EuForm, 1) })
        {
            var card = await Opened(browser, certificate, scale);
            await Assertions.Expect(card.Locator(".certificate .qr")).ToHaveCountAsync(forms);
            await card.EmulateMediaAsync(new() { Media = print ? Media.Print : Media.Screen });
            foreach (var code in await card.Locator(".certificate .qr").AllAsync())
            {
                await page.SetInputFilesAsync("#picture", new FilePayload { Name = "code.png", MimeType = "image/png", Buffer = await code.ScreenshotAsync() });
                await Assertions.Expect(page.Locator(".answer")).ToHaveAttributeAsync("data-verdict", "VALID_IDENTITY_NOT_CHECKED");
                await page.ClickAsync("#next");
            }
        }
    }

    private async Task<IPage> Opened(Chromium browser, JsonElement issued, float scale)
    {
        var card = await browser.NewPage(new() { ViewportSize = new() { Width = 360, Height = 740 }, DeviceScaleFactor = scale, JavaScriptEnabled = false });
        await card.GotoAsync(new Uri(site.Address, "/card/" + issued.GetProperty("link").GetString()).ToString());
        await card.FillAsync("input[name=code]", issued.GetProperty("code").GetString()!);
        await card.ClickAsync("button.primary");
        return card;
    }
}
