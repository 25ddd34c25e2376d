namespace HealthAssess.Immunization;

/// <summary>What the engine found on its way, in order.</summary>
public sealed class Trace
{
    private readonly List<TraceEntry> entries = [];

    /// <summary>The steps.</summary>
    public IReadOnlyList<TraceEntry> Entries => entries;

    internal void Add(TraceEntry entry) => entries.Add(entry);
}

/// <summary>One step: which rule, what it found, of whom, by which days.</summary>
/// <param name="Chapter">Chapter of the CDSi logic specification: <c>6.4</c>.</param>
/// <param name="Finding">What was found: <c>too-young</c>.</param>
/// <param name="Antigen">The antigen.</param>
/// <param name="Series">The series, or null.</param>
/// <param name="Dose">Number of the dose given, or null in a forecast.</param>
/// <param name="Day">The day that was asked of.</param>
/// <param name="Limit">The day it was held against.</param>
public sealed record TraceEntry(string Chapter, string Finding, string Antigen, string? Series, int? Dose, DateOnly? Day, DateOnly? Limit);
