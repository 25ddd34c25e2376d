using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>What takes longer than a moment says so, by link and by form, to the eye and to the ear; without a script it all works the same.</summary>
public sealed class WaitingTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    // The page tells the test what it says: while a navigation is under way the browser answers no questions about it.
    private const string TellWhatIsSaid = """
        addEventListener('DOMContentLoaded', () => {
          const sign = document.getElementById('wait');
          new MutationObserver(() => sign.textContent && console.log('said ' + sign.textContent)).observe(sign, { childList: true });
        });
        """;

    [Theory]
    [InlineData("/", "main a[href='/travellers/new']")]
    [InlineData("/account", "form:has(#old) button")]
    [InlineData("/follow-ups", "main form button")]
    public async Task A_page_that_is_slow_to_come_says_so_and_one_that_came_says_nothing(string address, string press)
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.Page.AddInitScriptAsync(TellWhatIsSaid);
        await tablet.SignIn("supervisor", site.Password);
        await tablet.Page.GotoAsync(address);
        var said = new TaskCompletionSource<string>();
        tablet.Page.Console += (_, message) => said.TrySetResult(message.Text);
        // The answer is kept back until the page has spoken.
        await tablet.Page.RouteAsync("**/*", async route =>
        {
            await (route.Request.IsNavigationRequest ? said.Task.WaitAsync(TimeSpan.FromSeconds(20)) : Task.CompletedTask);
            await route.ContinueAsync();
        });
        await tablet.Page.Locator(press).First.ClickAsync();
        Assert.Equal("said One moment …", await said.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        await Assertions.Expect(tablet.Page.Locator("#wait")).ToBeEmptyAsync();
        await Assertions.Expect(tablet.Page.Locator("main h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_within_the_page_leaves_no_sign_behind()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.Page.Clock.InstallAsync();
        await tablet.Page.GotoAsync("/trip");
        await tablet.Press(tablet.Page.Locator(".skip"));
        await tablet.Page.Clock.RunForAsync(2000);
        await Assertions.Expect(tablet.Page.Locator("#wait")).ToBeEmptyAsync();
    }
}
