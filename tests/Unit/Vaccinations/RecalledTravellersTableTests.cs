using HealthAssess.Api.Vaccinations;

namespace HealthAssess.Tests.Unit.Vaccinations;

/// <summary>The table of travellers to call is opened in a spreadsheet.</summary>
public sealed class RecalledTravellersTableTests
{
    /// <summary>A tab or a carriage return before the sign passed.</summary>
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@x")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    public void A_name_is_no_formula(string name) => Assert.Equal($"\"'{name}\"", ExportRecalledTravellers.Field(name));

    [Theory]
    [InlineData("Okello, Grace", "\"Okello, Grace\"")]
    [InlineData("Grace \"Ace\"", "\"Grace \"\"Ace\"\"\"")]
    [InlineData("", "\"\"")]
    public void A_name_stays_as_it_is_in_quotes(string name, string field) => Assert.Equal(field, ExportRecalledTravellers.Field(name));
}
