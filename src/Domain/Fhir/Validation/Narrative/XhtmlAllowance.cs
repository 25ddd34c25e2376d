using System.Collections.Frozen;

namespace HealthAssess.Fhir;

/// <summary>Which elements and attributes a narrative may use.</summary>
/// <remarks>FHIR R4, narrative.html, invariant txt-1: chapters 7 to 11 (without 9.4) and 15 of HTML 4.0, a, img and style attributes.</remarks>
internal static class XhtmlAllowance
{
    private static readonly FrozenSet<string> Elements = Words(
        "p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address bdo kbd sub sup ul ol li dl dt dd pre "
        + "table caption colgroup col thead tr tfoot tbody th td code samp img map area u s strike center font ins del");

    private static readonly FrozenSet<string> Attributes = Words(
        "title style class id idref lang xml:lang xml:space dir accesskey tabindex xmlns align valign width height span char charoff "
        + "href name rel rev charset hreflang type shape coords src alt longdesc usemap ismap cite datetime "
        + "abbr axis headers scope rowspan colspan nowrap bgcolor summary border frame rules cellspacing cellpadding start value compact size noshade color face clear");

    private static readonly FrozenSet<string> Addresses = Words("href src cite longdesc usemap");

    public static string? Fault(string element, IReadOnlyList<(string Name, string Value)> attributes)
    {
        if (!Elements.Contains(element))
        {
            return $"The element '{element}' is not allowed in a narrative (txt-1).";
        }

        foreach (var (name, value) in attributes)
        {
            if (!Attributes.Contains(name) && !name.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                return $"The attribute '{name}' of '{element}' is not allowed in a narrative (txt-1).";
            }

            if (Addresses.Contains(name) && Runs(value))
            {
                return $"The address in '{name}' of '{element}' would run a script (txt-1).";
            }
        }

        return null;
    }

    // Browsers skip spaces and controls before and within the scheme.
    private static bool Runs(string address)
    {
        var scheme = string.Concat(address.Where(letter => letter > ' ').Take(16)).ToLowerInvariant();
        return scheme.StartsWith("javascript:", StringComparison.Ordinal) || scheme.StartsWith("vbscript:", StringComparison.Ordinal)
            || scheme.StartsWith("data:text/html", StringComparison.Ordinal);
    }

    private static FrozenSet<string> Words(string text) => text.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
