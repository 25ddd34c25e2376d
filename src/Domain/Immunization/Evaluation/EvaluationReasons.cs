namespace HealthAssess.Immunization;

/// <summary>Why a dose was judged as it was; all reasons that hold.</summary>
[Flags]
public enum EvaluationReasons
{
    /// <summary>Nothing to remark.</summary>
    None = 0,

    /// <summary>Expired, recalled, or spoilt (6.1).</summary>
    Condition = 1,

    /// <summary>A vaccine type that never counts here (6.3).</summary>
    Inadvertent = 2,

    /// <summary>Younger than the absolute minimum age (6.4).</summary>
    TooYoung = 4,

    /// <summary>Between the absolute minimum and the minimum age, which counts (6.4).</summary>
    AgeGrace = 8,

    /// <summary>Of the maximum age or older (6.4).</summary>
    TooOld = 16,

    /// <summary>Sooner after another dose than the absolute minimum interval (6.5, 6.6).</summary>
    TooSoon = 32,

    /// <summary>Between the absolute minimum and the minimum interval, which counts (6.5).</summary>
    IntervalGrace = 64,

    /// <summary>Too close to another vaccine, mostly a live one (6.7).</summary>
    Conflict = 128,

    /// <summary>Neither a preferable nor an allowable vaccine of the series (6.8, 6.9).</summary>
    VaccineNotAllowed = 256,

    /// <summary>The series was complete.</summary>
    SeriesComplete = 512,
}
