using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Scales with a zero of their own convert into each other and into kelvins, alone or in a pair with the code.</summary>
public sealed class TemperatureSearchTests(TemperatureSearchTests.Data data) : IClassFixture<TemperatureSearchTests.Data>
{
    private const string Ucum = "|http://unitsofmeasure.org|";

    [Theory]
    [InlineData("value-quantity=gt38.5" + Ucum + "Cel", "fahrenheit kelvin")]
    [InlineData("value-quantity=gt101.3" + Ucum + "[degF]", "fahrenheit kelvin")]
    [InlineData("value-quantity=gt311.65" + Ucum + "K", "fahrenheit kelvin")]
    [InlineData("value-quantity=gt311650" + Ucum + "mK", "fahrenheit kelvin")]
    [InlineData("value-quantity=38.0" + Ucum + "Cel", "celsius")]
    [InlineData("value-quantity=100.4" + Ucum + "[degF]", "celsius")]
    [InlineData("value-quantity=39" + Ucum + "Cel", "fahrenheit kelvin")]
    [InlineData("value-quantity=ne39" + Ucum + "Cel", "celsius")]
    [InlineData("value-quantity=ap102" + Ucum + "[degF]", "celsius fahrenheit kelvin")]
    [InlineData("value-quantity=le38" + Ucum + "Cel", "celsius")]
    [InlineData("value-quantity=ge39" + Ucum + "Cel", "fahrenheit kelvin")]
    [InlineData("code-value-quantity=urn:c|t$gt102" + Ucum + "[degF]", "fahrenheit kelvin")]
    [InlineData("combo-value-quantity=gt102" + Ucum + "[degF]", "fahrenheit kelvin")]
    // Without the system of UCUM a unit is a word like any other.
    [InlineData("value-quantity=gt102||[degF]", "fahrenheit")]
    [InlineData("value-quantity=gt1" + Ucum + "kg", "")]
    [InlineData("value-quantity=gt1" + Ucum + "[pH]", "")]
    [InlineData("value-quantity=lt1e26" + Ucum + "Cel", "celsius fahrenheit kelvin")]
    public async Task Finds(string query, string expected)
    {
        var page = await data.Store.Reader.Search(Callers.Clinician(), "Observation", string.Join('=', query.Split('=', 2).Select(Uri.EscapeDataString)), default);
        Assert.Equal(expected, string.Join(' ', page.Value.Matches.Select(one => one.Id).Order(StringComparer.Ordinal)));
    }

    public sealed class Data : IAsyncLifetime
    {
        public StoreFixture Store { get; } = new();

        public async Task InitializeAsync()
        {
            await Store.InitializeAsync();
            var written = await Store.Commit(ChangeSet.Of(
                Change.Update(Resource.Parse("""{"resourceType":"Patient","id":"p"}""")), Measured("celsius", "38", "Cel"), Measured("fahrenheit", "102.2", "[degF]"), Measured("kelvin", "312.15", "K")));
            Assert.True(written.Ok);
        }

        public Task DisposeAsync() => Store.DisposeAsync();

        private static Change Measured(string id, string value, string unit) => Change.Update(Resource.Parse(
            $$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"coding":[{"system":"urn:c","code":"t"}]},"subject":{"reference":"Patient/p"},"valueQuantity":{"value":{{{value}}},"system":"http://unitsofmeasure.org","code":"{{{unit}}}"}}"""));
    }
}
