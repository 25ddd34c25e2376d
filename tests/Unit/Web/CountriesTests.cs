using System.Globalization;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

public sealed class CountriesTests
{
    [Theory]
    [InlineData("en", "UGA", "Uganda")]
    [InlineData("fr", "COD", "Congo-Kinshasa")]
    [InlineData("de", "UKR", "Ukraine")]
    [InlineData("ar", "SDN", "السودان")]
    [InlineData("en", "SDN", "Sudan")]
    [InlineData("fr", "XXA", "Apatride")]
    [InlineData("en", "XDM", "Demo country")]
    [InlineData("en", "UTO", "UTO")]
    public void A_country_is_named_in_the_language_of_the_reader(string language, string code, string name)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(name, Countries.Name(code));
    }

    [Fact]
    public void Every_country_can_be_chosen_once()
    {
        Assert.InRange(Countries.All.Count, 230, 260);
        Assert.Equal(Countries.All.Count, Countries.All.Select(country => country.Code).Distinct().Count());
    }
}
