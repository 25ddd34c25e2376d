using System.Collections.Concurrent;
using System.Globalization;

namespace HealthAssess.Web.Texts;

/// <summary>Countries for choosing: ISO 3166-1 alpha-3 code and name in the language of the request.</summary>
/// <remarks>Codes and names come from the platform's own region data (CLDR through ICU), so no list of ours grows old.</remarks>
internal static class Countries
{
    private static readonly RegionInfo[] Regions = [.. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Where(culture => culture.Name.Split('-')[^1] is { Length: 2 } code && code.All(char.IsAsciiLetterUpper))
        .Select(culture => new RegionInfo(culture.Name)).Where(region => region.ThreeLetterISORegionName.Length == 3)
        .DistinctBy(region => region.ThreeLetterISORegionName)];

    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Code, string Name)>> Sorted = new();

    /// <summary>All of them, in the alphabetical order of the reader.</summary>
    public static IReadOnlyList<(string Code, string Name)> All => Sorted.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ =>
        [.. Regions.Select(region => (region.ThreeLetterISORegionName, region.DisplayName)).OrderBy(country => country.DisplayName, StringComparer.CurrentCulture)]);

    /// <summary>The country's name, or the code itself where it is not a country (XXA: stateless, in ICAO's list).</summary>
    public static string Name(string? code) => All.FirstOrDefault(country => country.Code == code).Name ?? code ?? "";
}
