namespace HealthAssess.Immunization.Schedules;

/// <summary>One path to immunity against an antigen, and what decides between it and its sisters (CDSi chapters 5 and 8).</summary>
internal sealed record AntigenSeries
{
    public string Name { get; init; } = "";

    public string VaccineGroup { get; init; } = "";

    public SeriesType Type { get; init; }

    /// <summary>Genders it is for; none means every one.</summary>
    public Gender[] Genders { get; init; } = [];

    public bool Default { get; init; }

    public bool ProductPath { get; init; }

    public string Group { get; init; } = "";

    public string GroupName { get; init; } = "";

    /// <summary>Series groups that this series' group is equivalent to.</summary>
    public string[] EquivalentGroups { get; init; } = [];

    /// <summary>A goes before B goes before C.</summary>
    public char Priority { get; init; } = 'A';

    /// <summary>1 is the best; breaks ties.</summary>
    public int Preference { get; init; }

    public Duration? MinimumAgeToStart { get; init; }

    public Duration? MaximumAgeToStart { get; init; }

    public Indication[] Indications { get; init; } = [];

    public SeriesDose[] Doses { get; init; } = [];
}

/// <summary>Whom a series is for.</summary>
internal enum SeriesType
{
    Standard,
    Risk,
    EvaluationOnly,
}

/// <summary>An observation that makes a risk series relevant, within an age window.</summary>
internal sealed record Indication(string Code, Duration? Begin, Duration? End) : AgeLimited(Begin, End);
