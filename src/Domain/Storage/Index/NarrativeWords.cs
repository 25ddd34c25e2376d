using System.Buffers;
using System.Net;
using System.Text;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Index;

/// <summary>
/// The words of a narrative, folded like names and kept as keyed hashes: a narrative is prose about a person, and nothing of
/// it is to be read in the index. A resource without a narrative, as most are, has none of these rows.
/// </summary>
/// <remarks>FHIR R4, search.html#all: <c>_text</c>.</remarks>
internal static class NarrativeWords
{
    /// <summary>The FHIR parameter that asks for them.</summary>
    public const string Parameter = "_text";

    /// <summary>As many different words of one narrative as are kept: a long one costs no more rows than that.</summary>
    public const int Most = 1000;

    private const string Comment = "<!--";

    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" \t\r\n/>");

    /// <summary>Elements that stand inside a word, as a browser shows it.</summary>
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal) { "a", "abbr", "b", "bdo", "big", "code", "em", "i", "small", "span", "strong", "sub", "sup", "tt" };

    /// <summary>Adds the words of the resource's narrative, if it has one.</summary>
    public static void Add(IndexTarget target, Resource resource, SearchSecret secret)
    {
        if (resource.Root["text"]["div"].Text is not { } narrative)
        {
            return;
        }

        var param = IndexHash.Parameter(target.Type, Parameter);
        foreach (var word in Of(Shown(narrative)).Take(Most))
        {
            target.Texts.Add(new TextRow(param, secret.Hide(word), IndexHash.None, null));
        }
    }

    /// <summary>The words of a text, each once.</summary>
    public static IEnumerable<string> Of(string text) => Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal);

    /// <summary>What of a narrative is seen: its text without elements, attributes and comments.</summary>
    public static string Shown(string narrative)
    {
        var text = new StringBuilder(narrative.Length);
        for (var at = 0; at < narrative.Length;)
        {
            var end = narrative[at] == '<' ? EndOfTag(narrative, at) : narrative.IndexOf('<', at);
            end = end < 0 ? narrative.Length : end;
            var part = narrative.AsSpan(at, end - at);
            text.Append(part[0] != '<' ? part : IsInline(part) ? "" : " ");
            at = end;
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    private static bool IsInline(ReadOnlySpan<char> tag)
    {
        var name = tag[1..].TrimStart('/');
        var length = name.IndexOfAny(EndsOfName);
        return tag.StartsWith(Comment, StringComparison.Ordinal) || (length > 0 && Inline.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..length]));
    }

    /// <summary>Behind the tag or comment; -1 where it has no end. In quotes, a bracket ends nothing.</summary>
    private static int EndOfTag(string narrative, int start)
    {
        if (narrative.AsSpan(start).StartsWith(Comment, StringComparison.Ordinal))
        {
            return narrative.IndexOf("-->", start, StringComparison.Ordinal) is > 0 and var last ? last + 3 : -1;
        }

        var quote = '\0';
        for (var at = start; at < narrative.Length; at++)
        {
            var letter = narrative[at];
            if (quote == '\0' && letter == '>')
            {
                return at + 1;
            }

            quote = quote != '\0' ? (letter == quote ? '\0' : quote) : letter is '"' or '\'' ? letter : '\0';
        }

        return -1;
    }
}
