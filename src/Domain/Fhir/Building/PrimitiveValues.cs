namespace HealthAssess.Fhir;

/// <summary>Reads a primitive element as the type a builder keeps it in.</summary>
internal static class PrimitiveValues
{
    public static object? Of<T>(Element element)
        where T : struct => typeof(T) switch
        {
            var type when type == typeof(bool) => element.Boolean,
            var type when type == typeof(int) => element.Integer,
            var type when type == typeof(decimal) => element.Decimal,
            var type when type == typeof(FhirDate) => element.Date?.Date,
            var type when type == typeof(FhirDateTime) => element.Date,
            var type when type == typeof(FhirTime) => element.Time,
            _ => throw new InvalidOperationException($"{typeof(T).Name} is no FHIR primitive."),
        };
}
