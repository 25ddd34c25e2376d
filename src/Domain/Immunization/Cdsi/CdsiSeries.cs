using System.Xml.Linq;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Cdsi;

/// <summary>Reads one <c>series</c>.</summary>
internal static class CdsiSeries
{
    public static AntigenSeries Read(XElement series)
    {
        var select = series.Element("selectSeries")!;
        return new AntigenSeries
        {
            Name = series.Text("seriesName")!,
            VaccineGroup = series.Text("vaccineGroup")!,
            Type = Enum.Parse<SeriesType>(series.Text("seriesType")!.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true),
            Genders = [.. series.Texts("requiredGender").Select(text => Enum.Parse<Gender>(text, ignoreCase: true))],
            EquivalentGroups = series.List("equivalentSeriesGroups"),
            Default = select.Is("defaultSeries", "Yes"),
            ProductPath = select.Is("productPath", "Yes"),
            Group = select.Text("seriesGroup")!,
            GroupName = select.Text("seriesGroupName")!,
            Priority = select.Text("seriesPriority")?[0] ?? 'A',
            Preference = select.Number("seriesPreference") ?? int.MaxValue,
            MinimumAgeToStart = select.Duration("minAgeToStart"),
            MaximumAgeToStart = select.Duration("maxAgeToStart"),
            Indications = [.. series.Elements("indication").Where(one => one.HasElements).Select(Indication)],
            Doses = [.. series.Elements("seriesDose").Select(CdsiSeriesDose.Read)],
        };
    }

    private static Indication Indication(XElement indication) => new(
        indication.Element("observationCode").Text("code") ?? "",
        indication.Duration("beginAge"),
        indication.Duration("endAge"));
}
