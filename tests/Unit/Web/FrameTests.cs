using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Web.Layout;
using HealthAssess.Web.Parts;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

public sealed class FrameTests
{
    [Theory]
    [InlineData("en", "ltr")]
    [InlineData("fr", "ltr")]
    [InlineData("ar", "rtl")]
    public void A_language_is_written_in_its_own_direction(string language, string direction)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(direction, Say.Direction);
    }

    [Fact]
    public async Task A_demonstration_says_so()
    {
        var page = await Rendered.In<DemoRibbon>("fr");
        Assert.Contains("DÉMO", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_badge_says_its_state_in_a_word_and_an_icon_not_only_in_colour()
    {
        var page = await Rendered.In<Badge>("en", badge => (badge["Kind"], badge["Text"]) = ("bad", "Isolate"));
        Assert.Contains("Isolate", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("svg"));
    }

    [Fact]
    public async Task The_step_that_is_next_is_named_for_those_who_cannot_see_it()
    {
        var steps = new Step[] { new("arrival", "Arrival", "done"), new("consent", "Consent", "now") };
        var page = await Rendered.In<Steps>("en", parameters => (parameters["All"], parameters["Label"]) = (steps, "Journey"));
        Assert.Contains("Consent", page.QuerySelector("[aria-current=step]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_nobody_has_translated_is_shown_in_English()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        var refusal = new Refusal(RefusalKind.BusinessRule, "nobody-translated-this", "Lot {lot} has expired.", Values: new Dictionary<string, string> { ["lot"] = "V3A24M" });
        Assert.Equal("Lot V3A24M has expired.", new Say(Phrasebook.Load()).Refusal(refusal));
    }

    [Theory]
    [InlineData("1990", "1990")]
    [InlineData("1990-05", "May 1990")]
    [InlineData("1990-05-17", "17 May 1990")]
    public void A_birth_date_says_no_more_than_is_known(string date, string shown)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(shown, Say.PartialDate(date));
    }
}
