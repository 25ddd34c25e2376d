namespace HealthAssess.Fhir;

/// <summary>Walks over a narrative and stops at the first thing that is not well-formed or not allowed.</summary>
internal static class XhtmlCheck
{
    private const int Deepest = 200;
    private const string Namespace = "http://www.w3.org/1999/xhtml";

    /// <summary>What is wrong, as a sentence; null where nothing is.</summary>
    public static string? Fault(string xhtml)
    {
        var scanner = new XhtmlScanner(xhtml);
        var open = new Stack<string>();
        var (content, started) = (false, false);
        while (scanner.Next() is { } part)
        {
            switch (part)
            {
                case XhtmlPart.Text:
                    if (open.Count == 0 && !scanner.IsBlank)
                    {
                        return "The narrative is one div element.";
                    }

                    content |= !scanner.IsBlank;
                    break;
                case XhtmlPart.Start:
                    if (Opening(scanner, open, started) is { } fault)
                    {
                        return fault;
                    }

                    started = true;
                    content |= scanner.Name == "img";
                    if (!scanner.IsEmptyTag)
                    {
                        open.Push(scanner.Name);
                    }

                    break;
                case XhtmlPart.End:
                    if (!open.TryPop(out var name) || name != scanner.Name)
                    {
                        return $"The end of '{scanner.Name}' in the narrative has no beginning.";
                    }

                    break;
                case XhtmlPart.Comment:
                    break;
            }
        }

        return scanner.Fault ?? (open.Count > 0 ? $"'{open.Peek()}' in the narrative is not closed."
            : !started ? "The narrative is one div element."
            : content ? null : "The narrative says nothing (txt-2).");
    }

    private static string? Opening(XhtmlScanner scanner, Stack<string> open, bool started)
    {
        if (open.Count == 0 && (started || scanner.Name != "div"))
        {
            return "The narrative is one div element.";
        }

        if (open.Count == 0 && !scanner.Attributes.Contains(("xmlns", Namespace)))
        {
            return $"The div of a narrative is in the namespace {Namespace}.";
        }

        return open.Count >= Deepest ? "The narrative is nested too deeply." : XhtmlAllowance.Fault(scanner.Name, scanner.Attributes);
    }
}
