using System.Globalization;
using System.Text;

namespace HealthAssess.Fhir;

/// <summary>Turns the inside of a JSON string into text.</summary>
internal static class JsonText
{
    /// <summary>Never throws: a broken escape stays as it is, a lone surrogate becomes U+FFFD.</summary>
    public static string Unescape(ReadOnlySpan<byte> inside)
    {
        var text = new StringBuilder(inside.Length);
        while (inside.IndexOf((byte)'\\') is var slash and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(inside[..slash]));
            inside = inside[slash..];
            inside = inside[Append(text, inside)..];
        }

        text.Append(Encoding.UTF8.GetString(inside));
        return Whole(text.ToString());
    }

    private static int Append(StringBuilder text, ReadOnlySpan<byte> escape)
    {
        var letter = escape.Length > 1 ? (char)escape[1] : '\\';
        if (letter == 'u' && escape.Length >= 6 && ushort.TryParse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            text.Append((char)unit);
            return 6;
        }

        text.Append(letter switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => letter });
        return Math.Min(2, escape.Length);
    }

    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
