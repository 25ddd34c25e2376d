using System.Text.RegularExpressions;
using HealthAssess.Certificates.Cbor;

namespace HealthAssess.Certificates.Dcc;

/// <summary>The rules for the name of an EU certificate.</summary>
internal static partial class DccName
{
    public static IEnumerable<string> Findings(CborValue name)
    {
        if (name["fnt"] is null && name["gnt"] is null)
        {
            yield return "nam has no standardised name";
        }

        foreach (var (written, standard) in new[] { ("fn", "fnt"), ("gn", "gnt") })
        {
            if (name[standard] is { } value && (value.Text is not { } letters || letters.Length > 80 || !Letters().IsMatch(letters)))
            {
                yield return $"nam.{standard} is not in the letters of a travel document";
            }

            // The eye reads fn, the gate compares fnt: where there is the one there must be the other.
            if (!string.IsNullOrWhiteSpace(name[written]?.Text) && name[standard]?.Text is "")
            {
                yield return $"nam.{standard} is empty";
            }

            if (name[written]?.Text?.Length > 80)
            {
                yield return $"nam.{written} is too long";
            }
        }
    }

    [GeneratedRegex("^[A-Z<]*$")]
    private static partial Regex Letters();
}
