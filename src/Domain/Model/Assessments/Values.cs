using System.Text.Json;

namespace HealthAssess.Domain.Assessments;

/// <summary>Values of answers and parameters as short JSON texts, exact and the same in every language.</summary>
internal static class Values
{
    public static string Write(object? value) => value switch
    {
        DateOnly day => JsonSerializer.Serialize(day),
        null => "null",
        _ => JsonSerializer.Serialize(value, value.GetType()),
    };
}
