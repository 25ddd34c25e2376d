using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>A code, of whatever element, and the words that stand with it.</summary>
internal sealed record SpecToken(string? System, string? Code, IReadOnlyList<string> Words);

/// <summary>Finds the elements that a parameter looks at, and reads them as the data types of search.html say.</summary>
internal static class SpecValues
{
    private static readonly string[] NameParts = ["family", "given", "prefix", "suffix", "text"];
    private static readonly string[] AddressParts = ["line", "city", "district", "state", "postalCode", "country", "text"];

    public static IEnumerable<JsonNode> Elements(JsonNode resource, string path)
    {
        IEnumerable<JsonNode> here = [resource];
        foreach (var step in path.TrimEnd('!').Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var (name, system) = bracket < 0 ? (step, null) : (step[..bracket], step[(bracket + 1)..^1]);
            here = here.SelectMany(node => node[name] switch { null => [], JsonArray all => all.OfType<JsonNode>(), var one => [one] })
                .Where(node => system is null || node["system"]?.ToString() == system);
        }

        return here;
    }

    public static IEnumerable<JsonNode> Elements(JsonNode resource, SpecParameter parameter) => parameter.Paths.SelectMany(path => Elements(resource, path));

    public static IEnumerable<string> Texts(JsonNode element) => element switch
    {
        JsonObject parts => NameParts.Concat(AddressParts).Distinct().SelectMany(part => Elements(parts, part)).Select(part => part.ToString()),
        _ => [element.ToString()],
    };

    public static IEnumerable<SpecToken> Tokens(JsonNode element, string? implied) => element switch
    {
        JsonValue plain => [new(implied, plain.ToString(), [])],
        JsonObject it when it["coding"] is JsonArray codings => codings.Select(one => Coding(one!, it["text"]?.ToString())),
        JsonObject it when it.ContainsKey("value") => [new(it["system"]?.ToString(), it["value"]!.ToString(), it["type"]?["text"] is { } words ? [words.ToString()] : [])],
        JsonObject it when it.ContainsKey("text") => [new(null, null, [it["text"]!.ToString()])],
        _ => [Coding(element, null)],
    };

    private static SpecToken Coding(JsonNode coding, string? text) => new(
        coding["system"]?.ToString(), coding["code"]?.ToString(), [.. new[] { coding["display"]?.ToString(), text }.OfType<string>()]);

    /// <summary>Without case, diacritics, punctuation and doubled blanks.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark || letter is '\'' or '.')
            {
                continue;
            }

            folded.Append(char.IsPunctuation(letter) ? " " : letter == 'ß' ? "ss" : char.ToLowerInvariant(letter).ToString());
        }

        return string.Join(' ', folded.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>True when the text, or some later word of it, begins so.</summary>
    public static bool WordBegins(string text, string asked) => (" " + Fold(text)).Contains(" " + Fold(asked), StringComparison.Ordinal);
}
