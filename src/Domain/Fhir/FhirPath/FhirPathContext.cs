namespace HealthAssess.Fhir;

/// <summary>What an expression may know besides its input.</summary>
public sealed record FhirPathContext
{
    /// <summary>The system's clock, no references beyond the resource, five million steps.</summary>
    public static FhirPathContext Default { get; } = new();

    /// <summary>Where <c>now()</c>, <c>today()</c> and <c>timeOfDay()</c> come from; its zone is the answer's zone.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Finds a resource by its reference, for <c>resolve()</c>; asked only after contained resources and the Bundle.</summary>
    public Func<string, Resource?>? Resolve { get; init; }

    /// <summary>Values for <c>%name</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Element>> Variables { get; init; } = new Dictionary<string, IReadOnlyList<Element>>();

    /// <summary>An expression that takes more steps ends with an error.</summary>
    public int MaxSteps { get; init; } = 5_000_000;
}
