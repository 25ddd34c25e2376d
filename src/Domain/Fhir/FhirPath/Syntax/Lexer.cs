using System.Globalization;
using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>Splits an expression into words.</summary>
/// <remarks>FHIRPath N1, the lexical rules of the grammar.</remarks>
internal sealed partial class Lexer(string text)
{
    private static readonly string[] Symbols = ["<=", ">=", "!=", "!~", "(", ")", "[", "]", "{", "}", ".", ",", "+", "-", "*", "/", "&", "|", "<", ">", "=", "~", "%"];
    private int _at;

    public Token Next()
    {
        if (SkipBlanks() is { } unfinished)
        {
            return new Token(TokenKind.Invalid, unfinished, _at);
        }

        var start = _at;
        if (_at == text.Length)
        {
            return new Token(TokenKind.End, "", start);
        }

        var letter = text[_at];
        return letter switch
        {
            '\'' => Quoted('\'', TokenKind.String),
            '`' => Quoted('`', TokenKind.Delimited),
            '@' => Temporal(),
            '$' => new Token(TokenKind.Special, "$" + Word(1), start),
            _ when char.IsAsciiDigit(letter) => Number(),
            _ when char.IsAsciiLetter(letter) || letter == '_' => new Token(TokenKind.Identifier, Word(0), start),
            _ => Symbol(),
        };
    }

    private string? SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (text[_at] is ' ' or '\t' or '\r' or '\n')
            {
                _at++;
            }
            else if (StartsWith("//"))
            {
                var end = text.AsSpan(_at).IndexOfAny('\r', '\n');
                _at = end < 0 ? text.Length : _at + end;
            }
            else if (StartsWith("/*"))
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    return "A comment is not closed.";
                }

                _at = end + 2;
            }
            else
            {
                break;
            }
        }

        return null;
    }

    private string Word(int skip)
    {
        var start = _at += skip;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return text[start.._at];
    }

    private Token Number()
    {
        var start = _at;
        Digits();
        if (_at + 1 < text.Length && text[_at] == '.' && char.IsAsciiDigit(text[_at + 1]))
        {
            _at++;
            Digits();
        }

        return new Token(TokenKind.Number, text[start.._at], start);
    }

    private void Digits()
    {
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }
    }

    private Token Symbol()
    {
        var start = _at;
        foreach (var symbol in Symbols)
        {
            if (StartsWith(symbol))
            {
                _at += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, start);
            }
        }

        return new Token(TokenKind.Invalid, $"The character '{text[_at]}' has no meaning here.", start);
    }

    private Token Quoted(char quote, TokenKind kind)
    {
        var (start, value) = (_at++, new StringBuilder());
        while (_at < text.Length && text[_at] != quote)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                Escape(value);
            }
            else
            {
                value.Append(text[_at++]);
            }
        }

        if (_at == text.Length)
        {
            return new Token(TokenKind.Invalid, "A quotation is not closed.", start);
        }

        _at++;
        return new Token(kind, value.ToString(), start);
    }

    // The grammar lets any character follow a backslash; where it has no meaning, both stay.
    private void Escape(StringBuilder value)
    {
        var letter = text[_at + 1];
        if (letter == 'u' && _at + 5 < text.Length && ushort.TryParse(text.AsSpan(_at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            value.Append((char)code);
            _at += 6;
            return;
        }

        _at += 2;
        _ = letter switch
        {
            'n' => value.Append('\n'),
            'r' => value.Append('\r'),
            't' => value.Append('\t'),
            'f' => value.Append('\f'),
            '\'' or '"' or '`' or '\\' or '/' => value.Append(letter),
            _ => value.Append('\\').Append(letter),
        };
    }

    private bool StartsWith(string symbol) => string.CompareOrdinal(text, _at, symbol, 0, symbol.Length) == 0;
}
