namespace HealthAssess.Fhir;

/// <summary>Walks over a narrative and stops at the first thing that is not well-formed or not allowed.</summary>
internal sealed class XhtmlCheck
{
    private const int Deepest = 200;
    private const string Namespace = "http://www.w3.org/1999/xhtml";

    private readonly XhtmlScanner _scanner;
    private readonly Stack<string> _open = new();
    private bool _hasContent;
    private bool _hasStarted;

    private XhtmlCheck(string xhtml) => _scanner = new XhtmlScanner(xhtml);

    /// <summary>What is wrong, as a sentence; null where nothing is.</summary>
    public static string? Fault(string xhtml) => new XhtmlCheck(xhtml).Run();

    private string? Run()
    {
        while (_scanner.Next() is { } part)
        {
            var fault = part switch
            {
                XhtmlPart.Text => Text(),
                XhtmlPart.Start => Start(),
                XhtmlPart.End => End(),
                _ => null,
            };
            if (fault is not null)
            {
                return fault;
            }
        }

        return _scanner.Fault ?? AtTheEnd();
    }

    private string? AtTheEnd() =>
        _open.Count > 0 ? $"'{_open.Peek()}' in the narrative is not closed."
        : !_hasStarted ? "The narrative is one div element."
        : _hasContent ? null : "The narrative says nothing (txt-2).";

    private string? Text()
    {
        _hasContent |= !_scanner.IsBlank;
        return _open.Count == 0 && !_scanner.IsBlank ? "The narrative is one div element." : null;
    }

    private string? Start()
    {
        var isOuter = _open.Count == 0;
        if (isOuter && (_hasStarted || _scanner.Name != "div"))
        {
            return "The narrative is one div element.";
        }

        if (isOuter && !_scanner.Attributes.Contains(("xmlns", Namespace)))
        {
            return $"The div of a narrative is in the namespace {Namespace}.";
        }

        _hasStarted = true;
        _hasContent |= _scanner.Name == "img";
        if (!_scanner.IsEmptyTag)
        {
            _open.Push(_scanner.Name);
        }

        return _open.Count > Deepest ? "The narrative is nested too deeply." : XhtmlAllowance.Fault(_scanner.Name, _scanner.Attributes);
    }

    private string? End() =>
        _open.TryPop(out var name) && name == _scanner.Name ? null : $"The end of '{_scanner.Name}' in the narrative has no beginning.";
}
