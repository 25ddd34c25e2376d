using System.Text;
using System.Text.Json;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>What <c>_content</c> asks for: words anywhere in a resource, without case and diacritics.</summary>
/// <remarks>FHIR R4, search.html#content. The server decides how the content is searched; base64 is no text.</remarks>
internal sealed class ContentWords(string value)
{
    /// <summary>The FHIR parameter that asks for them.</summary>
    public const string Parameter = "_content";

    // Of one alternative every word must be there.
    private readonly List<List<string>> alternatives = [.. QueryText.Alternatives(value).Select(one => NarrativeWords.Of(QueryText.Plain(one)).ToList()).Where(words => words.Count > 0)];

    /// <summary>Whether a resource with these words is meant.</summary>
    public bool Fit(HashSet<string> words) => alternatives.Exists(one => one.TrueForAll(words.Contains));

    /// <summary>The words of a resource.</summary>
    public static HashSet<string> Of(ReadOnlyMemory<byte> json)
    {
        HashSet<string> words = new(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json.Span);
        var name = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.String when name == "div":
                    words.UnionWith(NarrativeWords.Of(NarrativeWords.Shown(reader.GetString()!)));
                    break;
                case JsonTokenType.String when name != "data":
                    words.UnionWith(NarrativeWords.Of(reader.GetString()!));
                    break;
                case JsonTokenType.Number:
                    words.Add(Folding.Fold(Encoding.UTF8.GetString(reader.ValueSpan)));
                    break;
            }
        }

        return words;
    }
}
