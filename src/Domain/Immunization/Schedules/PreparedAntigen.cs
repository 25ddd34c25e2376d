namespace HealthAssess.Immunization.Schedules;

/// <summary>An antigen in the order its series are worked through: a series whose skip conditions ask whether another group is complete comes after that group.</summary>
internal sealed class PreparedAntigen
{
    public PreparedAntigen(Antigen antigen, int index)
    {
        Antigen = antigen;
        Index = index;
        Series = [.. antigen.Series.OrderBy(AsksForCompleteness)];
        Groups = [.. antigen.Series.Select(series => series.Group).Distinct(StringComparer.Ordinal)];
    }

    public Antigen Antigen { get; }

    /// <summary>Its place in the schedule.</summary>
    public int Index { get; }

    public AntigenSeries[] Series { get; }

    /// <summary>Series groups in the order of the data.</summary>
    public string[] Groups { get; }

    private static bool AsksForCompleteness(AntigenSeries series) =>
        series.Doses.SelectMany(dose => dose.Skips).SelectMany(skip => skip.Sets).SelectMany(set => set.Conditions)
            .Any(condition => condition.Type == SkipConditionType.CompletedSeries);
}
