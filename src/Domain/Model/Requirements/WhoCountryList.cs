using System.Globalization;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.TravelDocuments;

namespace HealthAssess.Domain.Requirements;

/// <summary>Reads the yellow-fever columns of the WHO country list (International travel and health, country list) from CSV.</summary>
/// <remarks>
/// Columns by name, in any order: <c>country</c> (ISO 3166), <c>risk</c> (yes, no), <c>demand</c> (no, all, risk), <c>age</c> (months, or "1 year"),
/// <c>transit</c> (no, yes, or hours). A word that is none of these is refused with its line: nothing is guessed.
/// </remarks>
public static class WhoCountryList
{
    private static readonly string[] Columns = ["country", "risk", "demand", "age", "transit"];

    /// <summary>The set in force with the list's countries, or every objection.</summary>
    /// <param name="csv">The list.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="asOf">Day of its edition.</param>
    /// <param name="inForce">The set in force, as JSON.</param>
    public static Outcome<byte[]> Read(string csv, string source, DateOnly asOf, byte[] inForce)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var lines = csv.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var header = CsvLine.Read(lines[0]).Select(name => name.Trim().ToLowerInvariant()).ToList();
        if (Columns.FirstOrDefault(column => !header.Contains(column)) is { } missing)
        {
            return Objection(1, "there is no column " + missing);
        }

        List<(YellowFeverTerms Terms, bool Risk)> rows = [];
        List<Refusal> refusals = [];
        foreach (var (number, line) in lines.Index().Skip(1).Where(line => line.Item.Trim().Length > 0))
        {
            try
            {
                var fields = CsvLine.Read(line);
                rows.Add(Row(column => header.IndexOf(column) is var at && at < fields.Count ? fields[at].Trim() : "", source, Day(asOf)));
            }
            catch (FormatException e)
            {
                refusals.Add(Objection(number + 1, e.Message));
            }
        }

        if (rows.GroupBy(row => row.Terms.Country).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            refusals.Add(Objection(1, twice.Key + " stands in it twice"));
        }

        return refusals.Count > 0 ? Outcome<byte[]>.Refused([.. refusals.Take(50)])
            : rows.Count == 0 ? Objection(1, "there is no country in it")
            : Outcome<byte[]>.Of(RequirementEdit.With(inForce, [.. rows.Select(row => row.Terms)], asOf, RiskList([.. rows.Where(row => row.Risk).Select(row => row.Terms.Country)], source, asOf)));
    }

    private static (YellowFeverTerms Terms, bool Risk) Row(Func<string, string> field, string source, string asOf) =>
        (new YellowFeverTerms(Country(field("country")), Demand(field("demand")), source, asOf, Age(field("age")), Transit(field("transit"))), Yes(field("risk"), "risk"));

    private static string Country(string code) =>
        code.Length == 3 && Countries.Alpha2(code.ToUpperInvariant()) is not null ? code.ToUpperInvariant()
        : code.Length == 2 && Countries.Alpha3(code.ToUpperInvariant()) is { } three ? three
        : throw new FormatException("no such country: " + code);

    private static string Demand(string word) => word.ToLowerInvariant() switch
    {
        "no" or "none" => "NONE",
        "all" or "all countries" => "ALL",
        "risk" or "from_risk" or "countries with risk" => "FROM_RISK",
        _ => throw new FormatException("demand is no, all or risk, not " + word),
    };

    private static int Age(string word)
    {
        var parts = word.Trim('≥', '>', '=', ' ').Split(' ', 2);
        return parts[0].Length == 0 ? 0
            : !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? throw new FormatException("age is months or years, not " + word)
            : parts.Length == 2 && parts[1].StartsWith("year", StringComparison.OrdinalIgnoreCase) ? number * 12
            : parts.Length == 1 || parts[1].StartsWith("month", StringComparison.OrdinalIgnoreCase) ? number
            : throw new FormatException("age is months or years, not " + word);
    }

    private static decimal? Transit(string word) => word.ToLowerInvariant() switch
    {
        "" or "no" => null,
        "yes" => 0,
        var hours => decimal.TryParse(hours.Trim('>', ' ').Replace("h", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : throw new FormatException("transit is no, yes or hours, not " + word),
    };

    private static bool Yes(string word, string column) => word.ToLowerInvariant() switch
    {
        "yes" => true,
        "no" or "" => false,
        _ => throw new FormatException($"{column} is yes or no, not {word}"),
    };

    private static JsonObject RiskList(IReadOnlyList<string> countries, string source, DateOnly asOf) => new()
    {
        ["id"] = "WHO-YF-" + Day(asOf),
        ["countries"] = new JsonArray([.. countries.Select(country => (JsonNode)country)]),
        ["source"] = new JsonObject { ["text"] = source, ["asOf"] = Day(asOf) },
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Refusal Objection(int line, string text) =>
        new(RefusalKind.Invalid, "country-list-line", string.Create(CultureInfo.InvariantCulture, $"Line {line}: {text}."), "content")
        {
            Values = new Dictionary<string, string> { ["line"] = line.ToString(CultureInfo.InvariantCulture), ["text"] = text },
        };
}
