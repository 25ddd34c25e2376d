using HealthAssess.Protocols;

namespace HealthAssess.Tests.Unit.Protocols;

public sealed class PackLintTests
{
    public static TheoryData<string> Packs => PackCaseTests.Packs;

    [Theory]
    [MemberData(nameof(Packs))]
    public void A_pack_of_the_product_has_nothing_to_object_to(string pack)
    {
        var objections = string.Join('\n', PackLint.Check(ProtocolCatalogue.Find(pack)!));
        Assert.True(objections.Length == 0, objections);
    }

    [Theory]
    [InlineData("protocol.json", "\"fr\": \"Le voyageur paraît souffrant.\"", "\"so\": \"x\"", "P2: has no text in 'fr'")]
    [InlineData("protocol.json", "\"near\": 0.3, \"source\": \"cdc-threshold\"", "\"near\": 0.3, \"source\": \"hearsay\"", "T: names no listed source")]
    [InlineData("protocol.json", "\"when\": \"observation.unwell\"", "\"when\": \"symptom.fever\"", "P2: decides no case", "tests.csv", "SECONDARY,P2,", "SECONDARY,P3,")]
    [InlineData("protocol.json", "\"when\": \"inArea\", \"then\"", "\"when\": \"true or inArea\", \"then\"", "S4: can never be reached")]
    [InlineData("protocol.json", "\"id\": \"S4\", \"when\": \"true\"", "\"id\": \"S4\", \"when\": \"observation.unwell\"", "secondary: leaves a gap")]
    [InlineData("protocol.json", "\"when\": \"observation.unwell\"", "\"when\": \"observation.unwell and not observation.unwell\"", "P2: can never be reached: its condition never holds")]
    [InlineData("protocol.json", "\"id\": \"S3\", \"when\": \"fever\"", "\"id\": \"S3\", \"when\": \"exposed and fever\"", "S3: can never be reached: wherever it holds, it is overlapped by S1, S2b")]
    [InlineData("protocol.json", "\"status\": \"draft\"", "\"status\": \"active\"", "approver: an active protocol names the clinician who approved it")]
    [InlineData("protocol.json", ",\n  \"followUp\": {\"everyDays\": 1}", "", "P5: lets people go on under observation, and there is no followUp")]
    [InlineData("questionnaire.fhir.json", "\"subjectType\":", "\"subjectTypes\":", "Questionnaire")]
    [InlineData("tests.csv", "temperature=38.0,", "temperature=38.4,", "P1: no case stands exactly at", "tests.csv", "temperature=38.0 exposure", "temperature=38.4 exposure", "tests.csv", "temperature=37.5,T=37.5", "temperature=37.6,T=37.5", "tests.csv", "temperature=100.4@[degF]", "temperature=100.9@[degF]")]
    public void A_pack_with_a_flaw_is_told_where(string file, string was, string becomes, string objection, params string[] more)
    {
        var protocol = Altered.Evd([file, was, becomes, .. more]).Protocol!;
        Assert.Contains(PackLint.Check(protocol), issue => $"{issue.Place}: {issue.Text}".StartsWith(objection, StringComparison.Ordinal));
    }
}
