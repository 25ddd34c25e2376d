namespace HealthAssess.Immunization.Schedules;

/// <summary>One dose of a series: what a target dose asks of the vaccine that is to satisfy it.</summary>
internal sealed record SeriesDose
{
    public int Number { get; init; }

    public AgeRule[] Ages { get; init; } = [];

    public IntervalRule[] Intervals { get; init; } = [];

    public IntervalRule[] AllowableIntervals { get; init; } = [];

    public SeriesDoseVaccine[] Preferable { get; init; } = [];

    public SeriesDoseVaccine[] Allowable { get; init; } = [];

    /// <summary>Vaccine types that never count here (CDSi 6.3).</summary>
    public int[] Inadvertent { get; init; } = [];

    public ConditionalSkip[] Skips { get; init; } = [];

    /// <summary>The dose comes again and again: a new target dose follows each satisfied one.</summary>
    public bool Recurring { get; init; }

    public DateOnly? SeasonStart { get; init; }

    public DateOnly? SeasonEnd { get; init; }

    /// <summary>The age rule of a day.</summary>
    public AgeRule? AgeOn(DateOnly day) => Ages.Length == 1 && Ages[0].On(day) ? Ages[0] : Array.Find(Ages, age => age.On(day));
}
