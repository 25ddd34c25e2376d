using System.Net;
using System.Text.RegularExpressions;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Api.Fhir;

/// <summary>References of a search to resources under this server's own address: stored ones are relative, so the question is made so.</summary>
/// <remarks>http://hl7.org/fhir/R4/search.html#reference. What is named by a canonical address keeps it: that is stored as it is.</remarks>
internal static class OwnReferences
{
    private static readonly string[] Addresses = ["url", "_profile", "_source", "system"];

    /// <param name="pair">One <c>name=value</c> of a query string.</param>
    /// <param name="address">Base of the server.</param>
    public static string Shorten(string pair, string address)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || WebUtility.UrlDecode(pair[(equals + 1)..]) is not { } value || !value.Contains(address, StringComparison.Ordinal))
        {
            return pair;
        }

        var name = WebUtility.UrlDecode(pair[..equals]);
        if (Addresses.Contains(name.Split(':', '.')[^1]) || Addresses.Contains(name.Split(':')[0]))
        {
            return pair;
        }

        var own = new Regex($@"(?<before>^|[,$])(?<whole>{Regex.Escape(address)}/(?<literal>(?<type>[A-Z][A-Za-z]+)/[^,|$]+)(?<version>\|[^,$]*)?)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        return $"{pair[..equals]}={Uri.EscapeDataString(own.Replace(value, match => match.Groups["before"].Value + Reference(match.Groups, name)))}";
    }

    // A resource with an address may be meant by its place on this server or by that address.
    private static string Reference(GroupCollection found, string name)
    {
        var (whole, literal) = (found["whole"].Value, found["literal"].Value);
        return SearchDefinitions.Find(found["type"].Value, "url") is null ? (found["version"].Success ? whole : literal)
            : name.EndsWith(":below", StringComparison.Ordinal) || name.EndsWith(":above", StringComparison.Ordinal) ? whole
            : $"{literal},{whole}";
    }
}
