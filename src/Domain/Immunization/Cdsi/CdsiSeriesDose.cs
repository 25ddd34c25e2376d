using System.Globalization;
using System.Xml.Linq;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Cdsi;

/// <summary>Reads one <c>seriesDose</c>. An element without content stands for no rule.</summary>
internal static class CdsiSeriesDose
{
    public static SeriesDose Read(XElement dose)
    {
        var season = dose.Element("seasonalRecommendation");
        return new SeriesDose
        {
            Number = int.Parse(dose.Text("doseNumber")!.Split(' ')[^1], CultureInfo.InvariantCulture),
            Ages = [.. Filled(dose, "age").Select(Age)],
            Intervals = [.. Filled(dose, "interval").Select(Interval)],
            AllowableIntervals = [.. Filled(dose, "allowableInterval").Select(Interval)],
            Preferable = [.. Filled(dose, "preferableVaccine").Select(Vaccine)],
            Allowable = [.. Filled(dose, "allowableVaccine").Select(Vaccine)],
            Inadvertent = [.. Filled(dose, "inadvertentVaccine").Select(vaccine => CdsiElement.Cvx(vaccine.Text("cvx")!))],
            Skips = [.. Filled(dose, "conditionalSkip").Select(CdsiSkip.Read)],
            Recurring = dose.Is("recurringDose", "Yes"),
            SeasonStart = season?.Day("startDate"),
            SeasonEnd = season?.Day("endDate"),
        };
    }

    private static IEnumerable<XElement> Filled(XElement dose, string name) => dose.Elements(name).Where(element => element.HasElements);

    private static AgeRule Age(XElement age) => new()
    {
        AbsoluteMinimum = age.Duration("absMinAge"),
        Minimum = age.Duration("minAge"),
        EarliestRecommended = age.Duration("earliestRecAge"),
        LatestRecommended = age.Duration("latestRecAge"),
        Maximum = age.Duration("maxAge"),
        Effective = age.Day("effectiveDate"),
        Cessation = age.Day("cessationDate"),
    };

    private static IntervalRule Interval(XElement interval) => new()
    {
        FromPrevious = interval.Is("fromPrevious", "Y"),
        FromTargetDose = interval.Number("fromTargetDose"),
        FromMostRecent = interval.Codes("fromMostRecent"),
        FromObservation = interval.Element("fromRelevantObs").Text("code"),
        AbsoluteMinimum = interval.Duration("absMinInt"),
        Minimum = interval.Duration("minInt"),
        EarliestRecommended = interval.Duration("earliestRecInt"),
        LatestRecommended = interval.Duration("latestRecInt"),
        Priority = interval.Text("intervalPriority") is "override" or "Y",
        Effective = interval.Day("effectiveDate"),
        Cessation = interval.Day("cessationDate"),
    };

    private static SeriesDoseVaccine Vaccine(XElement vaccine) => new(
        CdsiElement.Cvx(vaccine.Text("cvx")!),
        vaccine.Duration("beginAge"),
        vaccine.Duration("endAge"),
        vaccine.Text("mvx"),
        vaccine.Is("forecastVaccineType", "Y"));
}
