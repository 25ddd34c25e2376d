namespace HealthAssess.Tests.Unit.Protocols;

public sealed class PackReaderTests
{
    [Theory]
    [InlineData("\"when\": \"observation.unwell\"", "\"when\": \"observation.sick\"", "P2", "nothing is called 'observation.sick'")]
    [InlineData("\"when\": \"observation.unwell\"", "\"when\": \"temperature\"", "P2", "is a Number, not a Boolean")]
    [InlineData("\"when\": \"observation.unwell\"", "\"when\": \"temperature >= true\"", "P2", "Number and Boolean cannot be compared by 'ge'")]
    [InlineData("\"when\": \"observation.unwell\"", "\"when\": \"eval(temperature)\"", "P2", "there is no 'eval' over Number")]
    [InlineData("\"when\": \"observation.unwell\"", "\"when\": \"(observation.unwell\"", "P2", "'' at 20 was not expected")]
    [InlineData("\"when\": \"observation.unwell\"", "\"when\": \"observation.unwell; drop\"", "P2", "';' at 19 is not part of the language")]
    [InlineData("\"then\": \"CLEAR\"", "\"then\": \"REJECT\"", "P6", "'REJECT' is not a disposition that may stand here")]
    [InlineData("\"default\": 38.0", "\"default\": 40.0", "parameters.T", "is outside 37.0 to 39.0")]
    [InlineData("\"exposed\": \"any(exposure) and recent\"", "\"exposed\": \"exposed or recent\"", "definitions.exposed", "nothing is called 'exposed'")]
    [InlineData("\"outputs\": [\"advice-card\"]", "\"outputs\": [\"sweets\"]", "S4", "there is no output 'sweets'")]
    public void A_pack_outside_the_language_is_refused_with_its_place(string was, string becomes, string place, string text)
    {
        var reading = Altered.Evd("protocol.json", was, becomes);
        Assert.Null(reading.Protocol);
        Assert.Contains(reading.Issues, issue => issue.Place == place && issue.Text == text);
    }

    [Fact]
    public void A_misspelt_member_is_refused()
    {
        var reading = Altered.Evd("protocol.json", "\"redFlag\": true, \"source\": \"cdc-threshold\"", "\"redFlags\": true, \"source\": \"cdc-threshold\"");
        Assert.Null(reading.Protocol);
        Assert.Contains("redFlags", Assert.Single(reading.Issues).Text, StringComparison.Ordinal);
    }
}
