using System.Net;
using System.Text;

namespace HealthAssess.Storage.Search;

/// <summary>Takes a search's text apart: <c>name=value&amp;…</c>, and a value's alternatives and parts with their escapes.</summary>
/// <remarks>FHIR R4, search.html#escaping.</remarks>
internal static class QueryText
{
    /// <summary>Names and values, decoded.</summary>
    public static IReadOnlyList<(string Name, string Value)> Pairs(string query) =>
    [
        .. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0
                ? (WebUtility.UrlDecode(pair), "")
                : (WebUtility.UrlDecode(pair[..equals]), WebUtility.UrlDecode(pair[(equals + 1)..]));
        }),
    ];

    /// <summary>Splits at a separator that is not escaped; escapes stay for the next level.</summary>
    public static IReadOnlyList<string> Split(string value, char separator)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length)
            {
                part.Append(value[i]).Append(value[++i]);
            }
            else if (value[i] == separator)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(value[i]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    /// <summary>True for a value that says nothing: such a parameter is ignored, it is no error.</summary>
    /// <remarks>FHIR R4, search.html#errors.</remarks>
    public static bool IsEmpty(string value) => value.AsSpan().Trim(" ,").IsEmpty;

    /// <summary>What stands between the commas; what is empty says nothing.</summary>
    public static IReadOnlyList<string> Alternatives(string value) => [.. Split(value, ',').Where(one => !IsEmpty(one))];

    /// <summary>Takes the escapes out of a part that is split no further.</summary>
    public static string Plain(string part)
    {
        if (!part.Contains('\\', StringComparison.Ordinal))
        {
            return part;
        }

        var plain = new StringBuilder();
        for (var i = 0; i < part.Length; i++)
        {
            plain.Append(part[i] == '\\' && i + 1 < part.Length && part[i + 1] is '\\' or ',' or '|' or '$' ? part[++i] : part[i]);
        }

        return plain.ToString();
    }
}
