using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace HealthAssess.Web.Texts;

/// <summary>Countries for choosing: ISO 3166-1 alpha-3 code and name in the language of the request.</summary>
/// <remarks>The names are CLDR's (Unicode licence), read once from <c>countries.json</c>: a row a country, a column a language. Beside them
/// stand what travel documents say in the place of a country (ICAO Doc 9303-3, section 5: XXA, XXB, XXC, XXX) and the demo's own.</remarks>
internal static class Countries
{
    private const string Head = "languages";

    /// <summary>Named where a record says them; none of them is a country to choose.</summary>
    private static readonly FrozenSet<string> NoCountries = ["XXA", "XXB", "XXC", "XXX", "XDM"];

    private static readonly FrozenDictionary<string, string[]> Rows = Read();

    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Code, string Name)>> Sorted = new();

    /// <summary>All of them, in the alphabetical order of the reader.</summary>
    public static IReadOnlyList<(string Code, string Name)> All => Sorted.GetOrAdd(Say.Language.Code, language =>
        [.. Rows.Where(row => row.Key != Head && !NoCountries.Contains(row.Key)).Select(row => (Code: row.Key, Name: row.Value[Column(language)])).OrderBy(country => country.Name, StringComparer.Create(CultureInfo.GetCultureInfo(language), false))]);

    /// <summary>All of them, and what a record says besides: a refugee's document names no country (XXB).</summary>
    public static IEnumerable<(string Code, string Name)> And(string? code) =>
        code is null || All.Any(country => country.Code == code) ? All : All.Append((code, Name(code)));

    /// <summary>The country's name, or the code itself where nobody has named it.</summary>
    public static string Name(string? code) => code is null ? "" : Rows.TryGetValue(code, out var names) ? names[Column(Say.Language.Code)] : code;

    /// <summary>Who takes part in a trust list: a country by its name, anybody else (IOM, XXA for tests) by its code.</summary>
    public static string Participant(string code) => NoCountries.Contains(code) ? code : Name(code);

    private static int Column(string language) => Math.Max(0, Array.IndexOf(Rows[Head], language));

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Texts.countries.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!.ToFrozenDictionary();
    }
}
