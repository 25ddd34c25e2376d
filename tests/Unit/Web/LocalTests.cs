using HealthAssess.Web.SignIn;

namespace HealthAssess.Tests.Unit.Web;

public sealed class LocalTests
{
    [Theory]
    [InlineData("/travellers/0190", "/travellers/0190")]
    [InlineData("/", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/a\nb", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void A_way_back_leads_to_this_site_or_nowhere(string? address, string expected) => Assert.Equal(expected, Local.Address(address));
}
