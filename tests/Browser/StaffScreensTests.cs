using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>The list of staff on a phone.</summary>
public sealed class StaffScreensTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    /// <summary>Once those that ask first were narrower than the one that does not.</summary>
    [Fact]
    public async Task What_can_be_done_with_a_right_is_equally_wide_on_a_phone()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await tablet.SignIn("admin", site.PasswordOf["admin"]);
        await tablet.Page.GotoAsync("/desk/staff");
        var cell = tablet.Page.Locator("td.whole", new() { Has = tablet.Page.Locator("button[name=review]") }).First;
        await Assertions.Expect(cell.Locator("summary.button")).ToHaveCountAsync(2);
        await tablet.Look("staff");
        var widths = await cell.EvaluateAsync<int[]>("cell => [...cell.querySelectorAll(':scope > .button, summary.button')].map(one => Math.round(one.getBoundingClientRect().width))");
        Assert.Equal(3, widths.Length);
        Assert.Single(widths.Distinct());
    }
}
