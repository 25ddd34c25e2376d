using System.Buffers;
using System.Globalization;

namespace HealthAssess.Fhir;

/// <summary>
/// Walks over JSON text (RFC 8259). What can be stepped over (comments, control characters, bad escapes, stray commas)
/// is told to the caller and stepped over; where the structure is lost, <see cref="Failure"/> says why and reading ends.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> json)
{
    private static readonly SearchValues<byte> StringStops =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private readonly ReadOnlySpan<byte> _json = json;

    public int Position;

    /// <summary>Null while the structure holds.</summary>
    public string? Failure;

    /// <summary>Problems stepped over since the caller last looked: a sentence, or null.</summary>
    public string? Complaint;

    public readonly ReadOnlySpan<byte> Json => _json;

    /// <summary>The next character that means something, or 0 at the end.</summary>
    public byte Peek()
    {
        while (Position < _json.Length)
        {
            var letter = _json[Position];
            if (letter > ' ' && letter != '/')
            {
                return letter;
            }

            if (letter == '/')
            {
                SkipComment();
            }
            else if (letter is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                Position++;
            }
            else
            {
                Complaint = "A control character stands between the values.";
                Position++;
            }

            if (Failure is not null)
            {
                return 0;
            }
        }

        return 0;
    }

    public bool Take(byte letter)
    {
        if (Peek() != letter)
        {
            return false;
        }

        Position++;
        return true;
    }

    public bool Fail(string sentence)
    {
        Failure ??= string.Create(CultureInfo.InvariantCulture, $"{sentence} (byte {Position})");
        return false;
    }

    /// <summary>Reads a string at its opening quote; returns what stands between the quotes, escapes as they are.</summary>
    public ReadOnlySpan<byte> ReadString(out bool escaped)
    {
        escaped = false;
        var start = ++Position;
        while (true)
        {
            var stop = _json[Position..].IndexOfAny(StringStops);
            if (stop < 0)
            {
                Position = _json.Length;
                Fail("A string is not closed.");
                return default;
            }

            Position += stop;
            switch (_json[Position])
            {
                case (byte)'"':
                    return _json[start..Position++];
                case (byte)'\\':
                    escaped = true;
                    SkipEscape();
                    break;
                default:
                    Complaint = _json[Position] == 0 ? "The character U+0000 is not allowed." : "A control character in a string is not escaped.";
                    Position++;
                    break;
            }
        }
    }

    /// <summary>Reads what should be a number or one of the three words.</summary>
    public ReadOnlySpan<byte> ReadWord()
    {
        var start = Position;
        while (Position < _json.Length && _json[Position] is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'-' or (byte)'+' or (byte)'.')
        {
            Position++;
        }

        if (Position == start)
        {
            Fail("A value is expected here.");
        }

        return _json[start..Position];
    }

    // FHIR strings hold no characters below 32 but tab, line feed and carriage return, escaped or not.
    private void SkipEscape()
    {
        var letter = Position + 1 < _json.Length ? _json[Position + 1] : (byte)0;
        Position += 2;
        if (letter == 'u')
        {
            SkipUnicodeEscape();
        }
        else if (letter is (byte)'b' or (byte)'f')
        {
            Complaint = "A control character is not allowed in a string, even escaped.";
        }
        else if (!"\"\\/nrt"u8.Contains(letter))
        {
            Complaint = "A backslash begins no known escape.";
            Position = Math.Min(Position, _json.Length);
        }
    }

    private void SkipUnicodeEscape()
    {
        if (!TryUnit(Position, out var unit))
        {
            Complaint = "A \\u escape has not four hexadecimal digits.";
            return;
        }

        Position += 4;
        if (char.IsHighSurrogate(unit) && Position + 1 < _json.Length && _json[Position] == '\\' && _json[Position + 1] == 'u' && TryUnit(Position + 2, out var low) && char.IsLowSurrogate(low))
        {
            Position += 6;
        }
        else if (char.IsSurrogate(unit))
        {
            Complaint = "Half of a surrogate pair stands alone.";
        }
        else if (unit < ' ' && unit is not ('\t' or '\n' or '\r'))
        {
            Complaint = unit == 0 ? "The character U+0000 is not allowed, even escaped." : "A control character is not allowed in a string, even escaped.";
        }
    }

    private readonly bool TryUnit(int at, out char unit)
    {
        unit = default;
        if (at + 4 > _json.Length || !ushort.TryParse(_json.Slice(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        unit = (char)code;
        return true;
    }

    private void SkipComment()
    {
        var rest = _json[Position..];
        int length;
        if (rest.StartsWith("//"u8))
        {
            length = rest.IndexOf((byte)'\n');
            length = length < 0 ? rest.Length : length + 1;
        }
        else if (rest.StartsWith("/*"u8))
        {
            length = rest[2..].IndexOf("*/"u8) + 4;
            if (length == 3)
            {
                Fail("A comment is not closed.");
                return;
            }
        }
        else
        {
            Fail("A slash stands where none is allowed.");
            return;
        }

        Complaint = "JSON has no comments.";
        Position += length;
    }
}
