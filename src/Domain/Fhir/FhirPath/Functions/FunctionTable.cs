using System.Collections.Frozen;

namespace HealthAssess.Fhir.Paths;

/// <summary>Every function of the language, by group.</summary>
/// <remarks>FHIRPath N1, 5; the later functions of its continuous build; FHIR R4, fhirpath.html#functions.</remarks>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, Function> Functions =
        new[]
        {
            Existence.Functions, Filtering.Functions, Subsetting.Functions, Combining.Functions, Sorting.Functions, Aggregates.Functions,
            Choice.Functions, ToNumbers.Functions, ToText.Functions, ToTimes.Functions, ToQuantities.Functions,
            Strings.Functions, RegularExpressions.Functions, Encodings.Functions, Numbers.Functions,
            Boundaries.Functions, TemporalParts.Functions,
            Trees.Functions, Utilities.Functions, Types.Functions, Extensions.Functions, References.Functions, Conformance.Functions,
        }.SelectMany(group => group).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>The function that <c>x.$this</c> stands for.</summary>
    public static Function Select => Functions["select"];

    public static Function? Find(string name) => Functions.GetValueOrDefault(name);
}
