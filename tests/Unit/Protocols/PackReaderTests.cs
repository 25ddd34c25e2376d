using HealthAssess.Protocols;

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
    [InlineData("\"exposed\": \"any(exposure) and recent\"", "\"exposed\": \"any(exposure) and inArea\", \"circle\": \"exposed\"", "definitions.exposed", "nothing is called 'inArea'")]
    [InlineData("\"recent\": \"orElse", "\"recent\": \"exposed or orElse", "definitions.recent", "rests on itself: recent → exposed → recent")]
    [InlineData("virus = 'EBOV'", "virus = 'ZAIRE'", "V1", "'ZAIRE' is not among the values of 'virus'")]
    [InlineData("\"id\": \"P2\", \"when\": \"observation.unwell\", \"then\": \"SECONDARY\"", "\"id\": \"P2\", \"when\": \"any(symptom)\", \"then\": \"CLEAR\"", "P3", "contradicts P2: the same condition, another disposition")]
    [InlineData("\"id\": \"P2\"", "\"id\": \"P1\"", "P1", "stands twice")]
    [InlineData("\"minimum\": 1, \"maximum\": 42", "\"minimum\": 43, \"maximum\": 42", "parameters.window", "has a least value above its greatest")]
    public void A_pack_outside_the_language_is_refused_with_its_place(string was, string becomes, string place, string text)
    {
        var reading = Altered.Evd("protocol.json", was, becomes);
        Assert.Null(reading.Protocol);
        Assert.Contains(reading.Issues, issue => issue.Place == place && issue.Text == text);
    }

    [Fact]
    public void A_complaint_names_the_row_of_the_file()
    {
        var issue = Altered.Evd("protocol.json", "\"when\": \"observation.unwell\"", "\"when\": \"observation.sick\"").Issues[0];
        var lines = PackFiles.Read("Packs/EVD-POE/1.0.0/" + issue.File).Split('\n');
        Assert.Contains("\"P2\"", lines[issue.Row!.Value - 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"question\": \"travel.affected\"", "\"question\": \"travel.left\"", "depends on itself")]
    [InlineData("\"question\": \"travel.affected\"", "\"question\": \"secondary.died\"", "depends on 'secondary.died', which stands after it")]
    [InlineData("\"question\": \"travel.affected\"", "\"question\": \"travel.far\"", "depends on 'travel.far', which is not a question")]
    public void A_question_that_depends_on_itself_or_on_nothing_is_refused(string was, string becomes, string text) => Assert.Contains(
        Altered.Evd("questionnaire.fhir.json", was, becomes).Issues, issue => issue is { File: "questionnaire.fhir.json", Place: "travel.left", Row: > 0 } && issue.Text == text);

    [Fact]
    public void A_misspelt_member_is_refused()
    {
        var reading = Altered.Evd("protocol.json", "\"redFlag\": true, \"source\": \"cdc-threshold\"", "\"redFlags\": true, \"source\": \"cdc-threshold\"");
        Assert.Null(reading.Protocol);
        Assert.Contains("redFlags", Assert.Single(reading.Issues).Text, StringComparison.Ordinal);
    }
}
