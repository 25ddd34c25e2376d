using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>A code of a system.</summary>
/// <param name="System">The system.</param>
/// <param name="Code">The code.</param>
/// <param name="Display">How it reads.</param>
/// <param name="Version">Version of the system.</param>
internal sealed record Concept(string System, string Code, string? Display = null, string? Version = null)
{
    /// <summary>Where its names in other languages stand: the value set's own first, then the code system's.</summary>
    public IReadOnlyList<Element> Named { get; init; } = [];

    /// <summary>Not meant to be chosen: a heading over others.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>No longer to be used.</summary>
    public bool IsInactive { get; init; }

    public IEnumerable<Element> Designations => Named.SelectMany(one => one.All("designation"));

    /// <summary>How it reads in a language, or as always where nobody has said it in that one.</summary>
    public string? DisplayIn(string? language) => language is null ? Display
        : Designations.FirstOrDefault(one => IsOf(one["language"].Text, language) && one["value"].Exists)["value"].Text ?? Display;

    /// <summary>Whether a text is one of its names.</summary>
    public bool IsCalled(string text) => Designations.Select(one => one["value"].Text).Prepend(Display).Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>BCP 47: <c>fr</c> stands for <c>fr-CA</c>, too.</summary>
    private static bool IsOf(string? spoken, string wanted) =>
        spoken is not null && (spoken.Equals(wanted, StringComparison.OrdinalIgnoreCase) || spoken.StartsWith(wanted + "-", StringComparison.OrdinalIgnoreCase));
}
