using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>A code is said in one of several ways: of two that differ, one would be passed over in silence.</summary>
/// <remarks>http://hl7.org/fhir/R4/codesystem-operation-lookup.html and its like: "one (and only one)" of the parameters.</remarks>
internal static class OneCoding
{
    /// <summary>What is wrong where more than one of the ways is used.</summary>
    public static Refusal? Objection(OperationInput input, params IReadOnlyList<string> ways) =>
        ways.Where(way => input.Parameter(way).Exists || input.Text(way) is not null).ToList() is [_, var second, ..] given
            ? new Refusal(RefusalKind.Invalid, "coding-twice", $"Send one of {string.Join(" and ", given.Select(way => $"'{way}'"))}, not both.", second)
            : null;
}
