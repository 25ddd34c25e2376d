namespace HealthAssess.Immunization.Schedules;

/// <summary>An observation that forbids an antigen, or some vaccines of it (CDSi 7.3).</summary>
/// <param name="Code">The observation.</param>
/// <param name="Begin">From this age.</param>
/// <param name="End">Below this age.</param>
internal sealed record Contraindication(string Code, Duration? Begin, Duration? End) : AgeLimited(Begin, End)
{
    /// <summary>Vaccine types it forbids; none means the whole antigen.</summary>
    public SeriesDoseVaccine[] Vaccines { get; init; } = [];
}
