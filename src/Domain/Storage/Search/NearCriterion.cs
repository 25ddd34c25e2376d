using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>Locations near a place: <c>near=0.3|32.6|5|km</c>.</summary>
/// <remarks>FHIR R4, location.html#positional: latitude, longitude, distance (1 km where none is given) and its unit. On a sphere of the Earth's mean radius.</remarks>
internal static class NearCriterion
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string value)
    {
        var parts = QueryText.Split(value, '|');
        if (definition.Code != "near" || parts.Count < 2 || Number(parts, 0, 90) is not { } latitude || Number(parts, 1, 180) is not { } longitude || Kilometres(parts) is not { } distance)
        {
            return scope.Refuse(RefusalKind.Invalid, "near-invalid", $"'{definition.Code}' needs latitude|longitude|distance|unit, like 0.3|32.6|5|km; the unit is km, m or [mi_us].", definition.Code);
        }

        var (north, east, reach) = (scope.Sql.Value(latitude), scope.Sql.Value(longitude), scope.Sql.Value(distance));
        var (a, o) = (scope.Alias(), scope.Alias());
        return string.Create(CultureInfo.InvariantCulture, $"{row}.key in (select {a}.resource from index_quantity {a} join index_quantity {o} on {o}.resource = {a}.resource and {o}.param = {IndexHash.Parameter(definition.Resource, definition.Code, ":longitude")} "
            + $"where {a}.param = {Latitude(definition)} and 12742.018 * asin(least(1, sqrt(power(sin(radians({a}.low::float8 - {north}) / 2), 2) "
            + $"+ cos(radians({north})) * cos(radians({a}.low::float8)) * power(sin(radians({o}.low::float8 - {east}) / 2), 2)))) <= {reach})");
    }

    /// <summary>The rows of the latitude; whatever has one has a longitude.</summary>
    public static long Latitude(SearchDefinition definition) => IndexHash.Parameter(definition.Resource, definition.Code, ":latitude");

    private static double? Kilometres(IReadOnlyList<string> parts) => parts.Count < 3 || parts[2].Length == 0 ? 1
        : Number(parts, 2, 1e6) is not { } number || number < 0 ? null
        : (parts.Count < 4 ? "km" : parts[3]) switch { "km" or "" => number, "m" => number / 1000, "[mi_us]" or "[mi_i]" => number * 1.609344, _ => null };

    private static double? Number(IReadOnlyList<string> parts, int at, double most) =>
        double.TryParse(parts[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= most ? number : null;
}
