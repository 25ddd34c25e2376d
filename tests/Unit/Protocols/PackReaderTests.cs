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
    [InlineData("\"id\": \"P2\", \"when\": \"observation.unwell\", \"then\": \"SECONDARY\"", "\"id\": \"P2\", \"when\": \"recent and any(exposure)\", \"then\": \"CLEAR\"", "P4", "contradicts P2: the same condition, another disposition")]
    [InlineData("\"version\": \"1.0.0\"", "\"version\": \"1.0\"", "version", "'1.0' is not a version of three numbers")]
    [InlineData("\"from\": \"2026-01-01\"", "\"from\": \"2026-01-01\", \"until\": \"2025-12-31\"", "until", "lies before the first day of the period")]
    [InlineData("\"machineDrafted\": [", "\"machineDrafted\": [\"so\", ", "machineDrafted", "names a language that the pack does not have")]
    [InlineData("\"begins\": \"asked(secondary)\"", "\"begins\": \"virus = 'XBOV'\"", "secondary", "'XBOV' is not among the values of 'virus'")]
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

    [Fact]
    public void A_member_that_stands_twice_is_refused() =>
        Assert.Contains("status", Assert.Single(Altered.Evd("protocol.json", "\"status\": \"draft\",", "\"status\": \"draft\", \"status\": \"active\",").Issues).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"linkId\": \"temperature\",", "", "temperature")]
    [InlineData("\"linkId\": \"symptom.fever\",", "\"linkId\": \"symptom.headache\",", "stands twice")]
    [InlineData("\"resourceType\": \"Questionnaire\",", "\"resourceType\": \"Questionnaire\"", "invalid")]
    [InlineData("\"url\": \"https://healthassess.org/fhir/Questionnaire/EVD-POE\",", "", "canonical address")]
    public void A_questionnaire_that_cannot_be_read_is_refused_with_its_file_and_never_by_a_crash(string was, string becomes, string text)
    {
        var reading = Altered.Evd("questionnaire.fhir.json", was, becomes);
        Assert.Null(reading.Protocol);
        Assert.All(reading.Issues, issue => Assert.NotEmpty(issue.Text));
        Assert.Contains(reading.Issues, issue => issue.File is "questionnaire.fhir.json" or "protocol.json" && (text == "temperature" || issue.Text.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("unwell,well,,observation.unwell=yes,,SECONDARY,P2,,", "unwell,well,,observation.unwell=yes,,SECONDARY,P2,", "has 8 columns, not 9")]
    [InlineData("unwell,well,,", "unwell,sick,,", "there is no case 'sick' before it")]
    [InlineData("unwell,well,,observation.unwell=yes", "unwell,well,,observation.sick=yes", "observation.sick: The protocol has no such question.")]
    [InlineData("unwell,well,,observation.unwell=yes", "unwell,well,,observation.unwell", "'observation.unwell' is not name=value")]
    [InlineData("unwell,well,,observation.unwell=yes,", "unwell,well,,observation.unwell=yes,T=45", "parameter 'T' is outside 37.0 to 39.0")]
    [InlineData("unwell,well,,observation.unwell=yes,,SECONDARY", "unwell,well,,observation.unwell=yes,,REJECT", "'REJECT' is not a disposition")]
    [InlineData("unwell,well,,observation.unwell=yes,,SECONDARY,P2", "unwell,well,,observation.unwell=yes,,SECONDARY,P22", "there is no rule 'P22'")]
    [InlineData("unwell,well,,", "unwell,well,21.11.2026,", "'21.11.2026' is not a day (YYYY-MM-DD)")]
    [InlineData("unwell not known,well", "unwell,well", "stands twice")]
    public void A_case_that_cannot_be_read_is_refused_with_its_row(string was, string becomes, string text)
    {
        var issue = Assert.Single(Altered.Evd("tests.csv", was, becomes).Issues);
        Assert.Equal(("tests.csv", "unwell", text), (issue.File, issue.Place, issue.Text));
        Assert.Equal(PackFiles.Read("Packs/EVD-POE/1.0.0/tests.csv").Split('\n').ToList().FindIndex(line => line.StartsWith(was, StringComparison.Ordinal)) + 1, issue.Row);
    }
}
