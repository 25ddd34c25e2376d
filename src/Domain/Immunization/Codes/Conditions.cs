using System.Text.Json;

namespace HealthAssess.Immunization;

/// <summary>Which coded diagnoses and findings are observations of a schedule.</summary>
public static class Conditions
{
    /// <summary>The observation codes themselves, where a record carries them.</summary>
    public const string ObservationSystem = "https://healthassess.org/fhir/CodeSystem/cdsi-observations";

    private static readonly List<Row> Rows = Read();

    /// <summary>The observation a code means, or null. A code stands for all below it: <c>B20</c> for <c>B20.7</c>.</summary>
    /// <param name="system">Code system of the finding.</param>
    /// <param name="code">Its code.</param>
    /// <param name="answer">Code of its value, where it has one.</param>
    /// <param name="on">Day of the finding, or null.</param>
    public static PatientObservation? Find(string system, string code, string? answer, DateOnly? on)
    {
        ArgumentNullException.ThrowIfNull(code);
        return system == ObservationSystem ? new(code, on)
            : Rows.Find(row => row.System == system && row.Answer == answer && code.StartsWith(row.Code, StringComparison.Ordinal)) is { } found
                ? new(found.Observation, on, found.Undetermined)
                : null;
    }

    private static List<Row> Read()
    {
        using var stream = typeof(Conditions).Assembly.GetManifestResourceStream("conditions.json")!;
        return JsonSerializer.Deserialize<ConditionFile>(stream, JsonSerializerOptions.Web)!.Conditions;
    }

#pragma warning disable CA1812 // made by the serializer
    private sealed record ConditionFile(List<Row> Conditions);

    private sealed record Row(string System, string Code, string? Answer, string Observation, bool Undetermined);
#pragma warning restore CA1812
}
