using FsCheck;
using FsCheck.Fluent;
using HealthAssess.Immunization;

namespace HealthAssess.Tests.Unit.Immunization;

public sealed class ForecastPropertyTests
{
    private static readonly Schedule Schedule = SchedulePack.UsAcip;

    [Fact]
    public void Removing_a_later_dose_changes_no_evaluation() => Holds(history =>
    {
        var cut = history.Doses.Count == 0 ? history.AssessmentDate : history.Doses[history.Doses.Count / 2].Date;
        var shorter = history with { Doses = [.. history.Doses.Where(dose => dose.Date <= cut)] };
        return Judged(history).Where(one => one.Dose.Date <= cut).SequenceEqual(Judged(shorter));
    });

    [Fact]
    public void The_order_of_doses_changes_nothing() => Holds(history =>
    {
        var crowded = history with { Doses = [.. history.Doses.Select((dose, index) => dose with { Date = history.Doses[index / 3 * 3].Date })] };
        var reversed = crowded with { Doses = [.. crowded.Doses.Reverse()] };
        return ForecastText.Of(ProcessingModel.Run(Schedule, crowded)) == ForecastText.Of(ProcessingModel.Run(Schedule, reversed));
    });

    [Fact]
    public void Waiting_moves_no_earliest_date_back_unless_a_dose_is_skipped_or_a_season_begins() => Holds(history =>
    {
        var (before, after) = (Traced(history), Traced(history with { AssessmentDate = history.AssessmentDate.AddDays(200) }));
        return before.Dates.All(one => !after.Dates.TryGetValue(one.Key, out var later) || later >= one.Value || Explained(before.Trace, after.Trace, one.Key.Split('|')));
    });

    [Fact]
    public void Two_hundred_doses_are_judged_and_no_more() => Holds(history =>
    {
        var many = history with { Doses = [.. Enumerable.Range(0, 200).Select(number => new AdministeredDose(number, history.BirthDate.AddDays(number * 40), 1 + (number * 7 % 150)))] };
        var forecast = ProcessingModel.Run(Schedule, many);
        return forecast.Evaluations.GroupBy(one => (one.Antigen, one.Series)).All(series => series.Count() <= 200)
            && forecast.Evaluations.All(one => one.Status != EvaluationStatus.None);
    });

    [Fact]
    public void Tracing_changes_no_answer() => Holds(history =>
        ForecastText.Of(ProcessingModel.Run(Schedule, history, new Trace())) == ForecastText.Of(ProcessingModel.Run(Schedule, history)));

    private static void Holds(Func<PatientHistory, bool> property) =>
        Prop.ForAll<int>(seed => property(RandomHistories.Of(seed, 1).Single())).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(7UL, 9UL));

    private static IEnumerable<(AdministeredDose Dose, string Antigen, string Series, EvaluationStatus Status, EvaluationReasons Reasons)> Judged(PatientHistory history) =>
        ProcessingModel.Run(Schedule, history).Evaluations.Select(one => (one.Dose, one.Antigen, one.Series, one.Status, one.Reasons));

    private static (Dictionary<string, DateOnly> Dates, Trace Trace) Traced(PatientHistory history)
    {
        var trace = new Trace();
        var dates = ProcessingModel.Run(Schedule, history, trace).Groups
            .Where(group => group.Status == SeriesStatus.NotComplete)
            .GroupBy(group => string.Join('|', group.Series))
            .ToDictionary(group => group.Key, group => group.First().Earliest!.Value);
        return (dates, trace);
    }

    private static bool Explained(Trace before, Trace after, string[] series) => !Turns(before, series).SequenceEqual(Turns(after, series));

    private static IEnumerable<TraceEntry> Turns(Trace trace, string[] series) => trace.Entries
        .Where(entry => entry.Finding is "skipped" or "season-start" or "season-over" && series.Contains(entry.Series))
        .Select(entry => entry with { Day = null });
}
