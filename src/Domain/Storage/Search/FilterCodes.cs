namespace HealthAssess.Storage.Search;

/// <summary>A comparison of a <c>_filter</c> that needs the terminology: <c>code in http://…</c>. It is asked as a comparison with the codes themselves.</summary>
/// <remarks>FHIR R4, search_filter.html#ops: <c>in</c> and <c>ni</c> a value set; <c>ss</c> what is below a code, <c>sb</c> what is above it.</remarks>
/// <param name="Name">The parameter.</param>
/// <param name="Operator">in, ni, ss or sb.</param>
/// <param name="Value">The value set, or the code with its system.</param>
/// <param name="Start">Where it begins in the filter.</param>
/// <param name="End">Where what follows it begins.</param>
public sealed record FilterCodes(string Name, string Operator, string Value, int Start, int End)
{
    /// <summary>The operator that finds what has one of several codes, separated by commas, and the one that finds what has none.</summary>
    internal const string Any = "any", None = "none";

    /// <summary>Those of a filter, in their order; none where it cannot be read.</summary>
    public static IReadOnlyList<FilterCodes> Of(string filter) => FilterParsing.Parse(filter) is ({ }, _) ? FilterParsing.Codes(filter) : [];

    /// <summary>The comparison with these codes, as it stands in a filter.</summary>
    /// <param name="codes">Separated by commas, with the escapes of a search.</param>
    public string With(string codes) => $"{Name} {(Operator == "ni" ? None : Any)} {System.Text.Json.JsonSerializer.Serialize(codes)}";
}
