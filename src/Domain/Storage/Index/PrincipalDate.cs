using System.Collections.Concurrent;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Index;

/// <summary>The date parameter that a type is mostly searched and sorted by, and that no resource has twice. It is a column of the resource, so that one b-tree answers "of this person, newest first".</summary>
internal static class PrincipalDate
{
    private static readonly ConcurrentDictionary<string, string?> Codes = new(StringComparer.Ordinal);

    /// <summary>The parameter's code, or null for a type that has none.</summary>
    public static string? Of(string type) => Codes.GetOrAdd(type, static name => name switch
    {
        "Patient" => "birthdate",
        "Condition" => "recorded-date",
        "Task" or "ServiceRequest" => "authored-on",
        "QuestionnaireResponse" => "authored",
        // Its "date" is each of the times at which it is to be taken.
        "MedicationRequest" => "authoredon",
        _ => SearchDefinitions.Find(name, "date")?.Type == SearchType.Date ? "date" : null,
    });
}
