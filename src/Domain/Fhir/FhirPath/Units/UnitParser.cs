using System.Globalization;

namespace HealthAssess.Fhir.Paths;

/// <summary>Splits a UCUM expression into symbols with exponents: <c>kg.m/s2</c> is kg¹ m¹ s⁻².</summary>
/// <remarks>UCUM sections 2.1 to 2.3; annotations in braces count as 1.</remarks>
internal ref struct UnitParser(string text)
{
    private const int Deepest = 20;
    private readonly string _text = text;
    private int _at;
    private int _depth;

    /// <summary>The symbols in the order of the text, or null where the text is no unit.</summary>
    public static List<(string Symbol, int Exponent)>? Parse(string text)
    {
        var symbols = new List<(string, int)>();
        var parser = new UnitParser(text);
        return text.Length is > 0 and < 200 && parser.Term(symbols, 1) && parser._at == text.Length ? symbols : null;
    }

    private bool Term(List<(string Symbol, int Exponent)> symbols, int sign)
    {
        var factor = Take('/') ? -sign : sign;
        while (Component(symbols, factor))
        {
            if (Take('.'))
            {
                factor = sign;
            }
            else if (Take('/'))
            {
                factor = -sign;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private bool Component(List<(string Symbol, int Exponent)> symbols, int sign)
    {
        if (Take('('))
        {
            return ++_depth < Deepest && Term(symbols, sign) && Take(')');
        }

        var start = _at;
        var symbol = Symbol();
        if (symbol.Length > 0)
        {
            symbols.Add(Split(symbol, sign));
        }

        return Annotation() && _at > start;
    }

    private ReadOnlySpan<char> Symbol()
    {
        var start = _at;
        for (var bracket = false; _at < _text.Length; _at++)
        {
            var letter = _text[_at];
            bracket = letter == '[' || (bracket && letter != ']');
            if (!bracket && "./(){} ".Contains(letter))
            {
                break;
            }
        }

        return _text.AsSpan(start, _at - start);
    }

    private bool Annotation()
    {
        if (!Take('{'))
        {
            return true;
        }

        var end = _text.IndexOf('}', _at);
        _at = end < 0 ? _at : end + 1;
        return end >= 0;
    }

    private bool Take(char letter)
    {
        var taken = _at < _text.Length && _text[_at] == letter;
        _at += taken ? 1 : 0;
        return taken;
    }

    // 10*3 and 10^3 are the symbol 10* with an exponent; a number alone is a number.
    private static (string Symbol, int Exponent) Split(ReadOnlySpan<char> text, int sign)
    {
        var end = text.Length;
        while (end > 0 && char.IsAsciiDigit(text[end - 1]))
        {
            end--;
        }

        if (end > 0 && end < text.Length && text[end - 1] is '+' or '-')
        {
            end--;
        }

        return end == 0 || end == text.Length || !int.TryParse(text[end..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent) || Math.Abs(exponent) > 99
            ? (text.ToString(), sign)
            : (text[..end].ToString(), sign * exponent);
    }
}
