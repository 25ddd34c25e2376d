using HealthAssess.Immunization;

namespace HealthAssess.Tests.Conformance.Immunization;

/// <summary>CDC's published test cases. Those that do not pass stand in cdsi.failing with their causes; no other may fail, and none of them may pass unnoticed.</summary>
public sealed class CdsiCasesTests
{
    private static readonly string Failing = Path.Combine(SharedData.Root, "tests", "Conformance", "Immunization", "cdsi.failing");

    [SharedDataFact("cdsi")]
    public void The_cases_that_fail_are_those_that_are_explained()
    {
        var schedule = SchedulePack.UsAcip;
        var explained = File.ReadLines(Failing).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')[0]).Order(StringComparer.Ordinal);
        var failing = CdsiCase.All().Where(one => !one.Passes(schedule)).Select(one => one.Id).Order(StringComparer.Ordinal);
        Assert.Equal(explained, failing);
    }

    [SharedDataFact("cdsi")]
    public void The_pack_answers_the_cases_as_the_supporting_data_do()
    {
        var data = CdsiSupportingData.Load(SharedData.Path("cdsi", "supporting-data-4.64"), "us-acip", "4.64", new DateOnly(2025, 11, 10));
        Assert.Empty(ScheduleDifference.Between(SchedulePack.UsAcip, data));
        Assert.All(CdsiCase.All(), one => Alike(data, one.History()));
        Assert.All(RandomHistories.Of(seed: 1, count: 300), history => Alike(data, history));
    }

    [SharedDataFact("cdsi")]
    public void The_schedule_has_what_it_says_it_has()
    {
        Assert.Empty(ScheduleCheck.Of(SchedulePack.UsAcip));
        Assert.Equal("30 antigens, 143 series, 484 doses, 218 vaccine types, 625 conflicts", ScheduleCheck.Size(SchedulePack.UsAcip));
    }

    private static void Alike(Schedule data, PatientHistory history) =>
        Assert.Equal(ForecastText.Of(ProcessingModel.Run(data, history)), ForecastText.Of(ProcessingModel.Run(SchedulePack.UsAcip, history)));
}
