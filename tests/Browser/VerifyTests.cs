using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>A traveller's card, and the border officer who checks it, with and without a network.</summary>
public sealed class VerifyTests : IAsyncLifetime
{
    private CertifyingSite site = null!;
    private Chromium browser = null!;

    public async Task InitializeAsync()
    {
        site = await CertifyingSite.Start();
        browser = await Chromium.Launch();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_certificate_is_opened_by_its_traveller_and_verified_again_after_the_server_was_killed()
    {
        var issued = await site.Certificate();
        var (link, code, credential) = (issued.GetProperty("link").GetString()!, issued.GetProperty("code").GetString()!, issued.GetProperty("credential").GetString()!);
        await TravellerOpens(link, code, credential);
        await IsCheckedThoughAskedBeforeTheListsWereRead(credential);

        var page = await browser.NewPage(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await page.GotoAsync(new Uri(site.Address, "/verify").ToString());
        await page.WaitForSelectorAsync("html[data-offline=ready]");
        await NothingSerious(page);
        Assert.Equal("VALID_IDENTITY_NOT_CHECKED", await Verdict(page, credential));
        await Compare(page, "NAKAYIMA AMINATA", "1994-03-05");
        Assert.Equal("MATCH_VALID", await Shown(page));
        await GoodForKenya(page);
        await NothingSerious(page);
        await page.SetViewportSizeAsync(1280, 900);
        await NothingSerious(page);

        await site.Kill();
        await page.ReloadAsync();
        Assert.Equal("VALID_IDENTITY_NOT_CHECKED", await Verdict(page, credential));
        await GoodForKenya(page);
        await Compare(page, "SOMEBODY ELSE", "1994-03-05");
        Assert.Equal("IDENTITY_MISMATCH_ASK_HUMAN", await Shown(page));
        await Assertions.Expect(page.Locator("#trip")).ToBeHiddenAsync();
        await page.ClickAsync("#next");
        Assert.Equal("BAD_SIGNATURE", await Verdict(page, await Altered(page, credential)));
        await page.ClickAsync("#next");
        Assert.Equal("UNREADABLE", await Verdict(page, credential[..80]));
        Assert.Equal("", await page.EvaluateAsync<string>("Object.keys(sessionStorage).join() + Object.keys(localStorage).join()"));
    }

    private async Task TravellerOpens(string link, string code, string credential)
    {
        var page = await browser.NewPage(new() { ViewportSize = new() { Width = 360, Height = 740 }, JavaScriptEnabled = false });
        await page.GotoAsync(new Uri(site.Address, "/card/" + link).ToString());
        await page.FillAsync("input[name=code]", "ABCD-2345");
        await page.ClickAsync("button.primary");
        await Assertions.Expect(page.Locator(".error").First).ToBeVisibleAsync();
        await page.FillAsync("input[name=code]", code);
        await page.ClickAsync("button.primary");
        await Assertions.Expect(page.Locator(".certificate .who-is")).ToHaveTextAsync("Aminata Nakayima");
        await Assertions.Expect(page.Locator(".certificate .qr svg")).ToBeVisibleAsync();
        Assert.Equal(credential, await page.Locator(".typed").TextContentAsync());
        Assert.DoesNotContain(code, page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }

    /// <summary>Once the form loaded the page anew and lost the text, because nobody listened before the lists were there.</summary>
    private async Task IsCheckedThoughAskedBeforeTheListsWereRead(string credential)
    {
        var page = await browser.NewPage(new() { ViewportSize = new() { Width = 360, Height = 740 } });
        var lists = new TaskCompletionSource();
        await page.RouteAsync("**/trust/**", async route =>
        {
            await lists.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync(new Uri(site.Address, "/verify").ToString());
        await page.FillAsync("#text", credential);
        await page.ClickAsync("#check");
        await Assertions.Expect(page.Locator(".answer")).ToHaveCountAsync(0);
        lists.SetResult();
        await Assertions.Expect(page.Locator(".answer")).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    private static async Task<string?> Verdict(IPage page, string text)
    {
        await page.WaitForSelectorAsync("html[data-ready]");
        if (await page.Locator("#next").IsVisibleAsync())
        {
            await page.ClickAsync("#next");
        }

        await page.FillAsync("#text", text);
        await page.ClickAsync("#check");
        return await Shown(page);
    }

    private static async Task<string?> Shown(IPage page) => await page.Locator(".answer").GetAttributeAsync("data-verdict");

    private static async Task Compare(IPage page, string name, string birthDate)
    {
        var before = await Shown(page);
        await page.FillAsync("#holder-name", name);
        await page.FillAsync("#holder-birthDate", birthDate);
        await page.ClickAsync("#match-form button");
        await Assertions.Expect(page.Locator(".answer")).Not.ToHaveAttributeAsync("data-verdict", before!);
    }

    /// <summary>From a country with risk to one that asks for it, and on to one without a rule on record: judged on the device.</summary>
    private static async Task GoodForKenya(IPage page)
    {
        await page.SelectOptionAsync("#trip-home", "NGA");
        await page.SelectOptionAsync("#trip-country", "KEN");
        await page.ClickAsync("#trip-more");
        await page.SelectOptionAsync("#trip-country-1", "CHL");
        await page.ClickAsync("#trip-form button:not([type])");
        await Assertions.Expect(page.Locator("#trip-answer [data-outcome]")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#trip-answer [data-outcome=recommended][data-rule=IHR-POLIO-TR-B]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#trip-answer [data-outcome=met][data-rule=YF-KEN-DEMO]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#trip-answer [data-outcome=unknown]")).ToContainTextAsync("Chile");
        Assert.DoesNotContain("KEN", page.Url, StringComparison.Ordinal);
    }

    /// <summary>The same credential with one bit of its signature turned, unpacked and packed again by the browser itself.</summary>
    private static Task<string> Altered(IPage page, string credential) => page.EvaluateAsync<string>(
        """
        async (text) => {
          const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
          const packed = [];
          for (let i = 4; i < text.length; i += 3) {
            const n = Array.from(text.slice(i, i + 3), (c, k) => letters.indexOf(c) * 45 ** k).reduce((a, b) => a + b);
            if (i + 2 < text.length) packed.push(n >> 8);
            packed.push(n & 255);
          }
          const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
          const message = await through(Uint8Array.from(packed), new DecompressionStream('deflate'));
          message[message.length - 1] ^= 1;
          const again = await through(message, new CompressionStream('deflate'));
          let out = 'HC1:';
          for (let i = 0; i < again.length; i += 2) {
            let n = i + 1 < again.length ? again[i] * 256 + again[i + 1] : again[i];
            for (let k = 0; k < (i + 1 < again.length ? 3 : 2); k++, n = Math.floor(n / 45)) out += letters[n % 45];
          }
          return out;
        }
        """, credential);

    private static async Task NothingSerious(IPage page) => Assert.Empty(await Axe.Serious(page));
}
