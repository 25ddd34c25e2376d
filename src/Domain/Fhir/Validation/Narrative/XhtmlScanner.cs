using System.Buffers;
using System.Net;

namespace HealthAssess.Fhir;

/// <summary>Takes XHTML apart: tags, text and comments. Anything else of XML (doctypes, instructions, CDATA, named entities) is a fault.</summary>
internal sealed class XhtmlScanner(string text)
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdefABCDEFx");

    private readonly List<(string Name, string Value)> _attributes = [];
    private int _at;

    /// <summary>Why scanning ended before the end; null where it did not.</summary>
    public string? Fault { get; private set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<(string Name, string Value)> Attributes => _attributes;

    public bool IsEmptyTag { get; private set; }

    /// <summary>Whether the text just passed shows nothing.</summary>
    public bool IsBlank { get; private set; }

    public XhtmlPart? Next()
    {
        if (Fault is not null || _at >= text.Length)
        {
            return null;
        }

        if (text[_at] != '<')
        {
            return Text();
        }

        if (Starts("<!--"))
        {
            return Comment();
        }

        return Starts("</") ? End() : Start();
    }

    private XhtmlPart? Text()
    {
        var end = text.IndexOf('<', _at);
        var part = text.AsSpan(_at, (end < 0 ? text.Length : end) - _at);
        _at += part.Length;
        IsBlank = part.IsWhiteSpace();
        return References(part) ? XhtmlPart.Text : null;
    }

    private XhtmlPart? Comment()
    {
        var end = text.IndexOf("-->", _at + 4, StringComparison.Ordinal);
        if (end < 0)
        {
            return Fail("A comment in the narrative is not closed.");
        }

        _at = end + 3;
        return XhtmlPart.Comment;
    }

    private XhtmlPart? End()
    {
        _at += 2;
        Name = ReadName();
        SkipSpaces();
        return Name.Length > 0 && Take('>') ? XhtmlPart.End : Fail("A tag in the narrative is not well-formed.");
    }

    private XhtmlPart? Start()
    {
        _at++;
        _attributes.Clear();
        Name = ReadName();
        while (Name.Length > 0 && Fault is null)
        {
            SkipSpaces();
            if (Starts("/>") || Starts(">"))
            {
                IsEmptyTag = text[_at] == '/';
                _at += IsEmptyTag ? 2 : 1;
                return XhtmlPart.Start;
            }

            if (!Attribute())
            {
                break;
            }
        }

        return Fail("A tag in the narrative is not well-formed.");
    }

    private bool Attribute()
    {
        var name = ReadName();
        SkipSpaces();
        if (name.Length == 0 || !Take('='))
        {
            return false;
        }

        SkipSpaces();
        var quote = _at < text.Length ? text[_at] : '\0';
        var end = quote is '"' or '\'' ? text.IndexOf(quote, _at + 1) : -1;
        if (end < 0 || _attributes.Exists(known => known.Name == name))
        {
            return false;
        }

        var value = text[(_at + 1)..end];
        _at = end + 1;
        _attributes.Add((name, WebUtility.HtmlDecode(value)));
        return !value.Contains('<', StringComparison.Ordinal) && References(value);
    }

    // JSON narratives carry characters as they are; XML itself knows five names only.
    private bool References(ReadOnlySpan<char> part)
    {
        while (part.IndexOf('&') is var at and >= 0)
        {
            part = part[(at + 1)..];
            var end = part.IndexOf(';');
            var name = end < 0 ? default : part[..end];
            if (!(name is "amp" or "lt" or "gt" or "quot" or "apos" || (name.Length > 1 && name[0] == '#' && !name[1..].ContainsAnyExcept(Digits))))
            {
                Fail($"The narrative holds '&{(name.Length > 20 ? "" : name)}', which XML does not know.");
                return false;
            }
        }

        return true;
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is ':' or '-' or '_' or '.'))
        {
            _at++;
        }

        return text[start.._at];
    }

    private void SkipSpaces()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private bool Take(char letter)
    {
        var there = _at < text.Length && text[_at] == letter;
        _at += there ? 1 : 0;
        return there;
    }

    private bool Starts(string expected) => string.CompareOrdinal(text, _at, expected, 0, expected.Length) == 0;

    private XhtmlPart? Fail(string sentence)
    {
        Fault ??= sentence;
        return null;
    }
}
