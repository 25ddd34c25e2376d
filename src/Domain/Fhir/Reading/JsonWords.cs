using System.Buffers.Text;

namespace HealthAssess.Fhir;

/// <summary>The words of JSON that stand without quotes: numbers, true, false and null.</summary>
internal static class JsonWords
{
    /// <summary>What kind of value a word is; null where it is none.</summary>
    public static NodeKind? Kind(ReadOnlySpan<byte> word)
    {
        if (word.SequenceEqual("true"u8))
        {
            return NodeKind.True;
        }

        if (word.SequenceEqual("false"u8))
        {
            return NodeKind.False;
        }

        return word.SequenceEqual("null"u8) ? NodeKind.Null : IsNumber(word) ? NodeKind.Number : null;
    }

    /// <summary>The grammar of RFC 8259 section 6.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> word)
    {
        var rest = word.StartsWith("-"u8) ? word[1..] : word;
        var whole = Digits(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0'))
        {
            return false;
        }

        rest = rest[whole..];
        if (rest.StartsWith("."u8))
        {
            var fraction = Digits(rest[1..]);
            if (fraction == 0)
            {
                return false;
            }

            rest = rest[(fraction + 1)..];
        }

        return rest.IsEmpty || IsExponent(rest);
    }

    /// <summary>Whether a number lies within what implementations can be expected to hold: that of IEEE 754 doubles.</summary>
    public static bool IsInRange(ReadOnlySpan<byte> number) =>
        number.Length < 300 && !number.ContainsAny((byte)'e', (byte)'E')
        || (Utf8Parser.TryParse(number, out double size, out _) && double.IsFinite(size));

    private static bool IsExponent(ReadOnlySpan<byte> rest)
    {
        if (rest[0] is not ((byte)'e' or (byte)'E'))
        {
            return false;
        }

        rest = rest.Length > 1 && rest[1] is (byte)'+' or (byte)'-' ? rest[2..] : rest[1..];
        return rest.Length > 0 && Digits(rest) == rest.Length;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? text.Length : count;
    }
}
