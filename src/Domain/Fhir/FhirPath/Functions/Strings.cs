using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>Strings. Positions count Unicode characters, not the halves of surrogate pairs.</summary>
/// <remarks>FHIRPath N1, 5.6.</remarks>
internal static class Strings
{
    private const int Longest = 1_000_000;

    public static IEnumerable<Function> Functions =>
    [
        new("indexOf", 1, 1, "String", "Integer", Lift.String((text, part) => Position(text, text.IndexOf(part, StringComparison.Ordinal)))),
        new("lastIndexOf", 1, 1, "String", "Integer", Lift.String((text, part) => Position(text, part.Length == 0 ? text.Length : text.LastIndexOf(part, StringComparison.Ordinal)))),
        new("substring", 1, 2, "String", "String", Substring),
        new("startsWith", 1, 1, "String", "Boolean", Lift.String((text, part) => Item.Of(text.StartsWith(part, StringComparison.Ordinal)))),
        new("endsWith", 1, 1, "String", "Boolean", Lift.String((text, part) => Item.Of(text.EndsWith(part, StringComparison.Ordinal)))),
        new("contains", 1, 1, "String", "Boolean", Lift.String((text, part) => Item.Of(text.Contains(part, StringComparison.Ordinal)))),
        new("upper", 0, 0, "String", "String", Lift.String(text => Item.Of(text.ToUpperInvariant()))),
        new("lower", 0, 0, "String", "String", Lift.String(text => Item.Of(text.ToLowerInvariant()))),
        new("length", 0, 0, "String", "Integer", Lift.String(text => Item.Of(Length(text)))),
        new("trim", 0, 0, "String", "String", Lift.String(text => Item.Of(text.Trim(' ', '\t', '\r', '\n')))),
        new("toChars", 0, 0, "String", "String", ToChars),
        new("split", 1, 1, "String", "String", Split),
        new("join", 0, 1, "any", "String", Join),
        new("replace", 2, 2, "String", "String", Replace),
    ];

    private static int Length(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    private static Item Position(string text, int at) => Item.Of(at < 0 ? -1 : Length(text.AsSpan(0, at)));

    private static void Substring(Evaluation run, Slice input, Expression[] arguments)
    {
        var text = Lift.Text(run, input);
        var from = Lift.Integer(run, arguments[0]);
        var length = arguments.Length > 1 ? Lift.Integer(run, arguments[1]) : null;
        if (text is null || from is not { } start || start < 0 || run.Failed || Skip(text, 0, start) is not { } begin || begin >= text.Length)
        {
            run.Return(input.Start);
            return;
        }

        var end = length is { } most ? Skip(text, begin, Math.Max(0, most)) ?? text.Length : text.Length;
        run.Return(input.Start, Item.Of(text[begin..end]));
    }

    /// <summary>The position so many characters further on; null beyond the end.</summary>
    private static int? Skip(string text, int at, int count)
    {
        for (; count > 0; count--)
        {
            if (at >= text.Length)
            {
                return null;
            }

            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        }

        return at;
    }

    private static void ToChars(Evaluation run, Slice input, Expression[] arguments)
    {
        var text = Lift.Text(run, input) ?? "";
        run.Return(input.Start);
        for (int at = 0, next; at < text.Length && run.Step(); at = next)
        {
            next = Skip(text, at, 1) ?? text.Length;
            run.Push(Item.Of(text[at..next]));
        }
    }

    private static void Split(Evaluation run, Slice input, Expression[] arguments)
    {
        var (text, separator) = (Lift.Text(run, input), Lift.Text(run, arguments[0]));
        run.Return(input.Start);
        if (text is null || separator is null)
        {
            return;
        }

        foreach (var part in separator.Length == 0 ? [text] : text.Split(separator, StringSplitOptions.None))
        {
            run.Push(Item.Of(part));
        }
    }

    private static void Join(Evaluation run, Slice input, Expression[] arguments)
    {
        var separator = arguments.Length > 0 ? Lift.Text(run, arguments[0]) : "";
        var parts = new List<string>(input.Count);
        long length = 0;
        for (var at = input.Start; at < input.End && run.Step(); at++)
        {
            var value = run[at].ToSystem();
            if (value.Kind == ItemKind.String)
            {
                parts.Add(value.String);
                length += value.String.Length + (separator ?? "").Length;
            }
            else
            {
                run.Fail("join() takes strings.");
            }
        }

        run.Return(input.Start, parts.Count == 0 || !Fits(run, length) ? default : Item.Of(string.Join(separator, parts)));
    }

    private static void Replace(Evaluation run, Slice input, Expression[] arguments)
    {
        var text = Lift.Text(run, input);
        var (pattern, substitution) = (Lift.Text(run, arguments[0]), Lift.Text(run, arguments[1]));
        if (text is null || pattern is null || substitution is null || !Fits(run, (text.Length + 1L) * (substitution.Length + 1L)))
        {
            run.Return(input.Start);
            return;
        }

        run.Return(input.Start, Item.Of(pattern.Length == 0 ? Surround(text, substitution) : text.Replace(pattern, substitution, StringComparison.Ordinal)));
    }

    private static string Surround(string text, string with)
    {
        var result = new StringBuilder(with);
        for (int at = 0, next; at < text.Length; at = next)
        {
            next = Skip(text, at, 1) ?? text.Length;
            result.Append(text, at, next - at).Append(with);
        }

        return result.ToString();
    }

    private static bool Fits(Evaluation run, long length)
    {
        if (length > Longest)
        {
            run.Fail("A string is longer than allowed.");
        }

        return run.StepText((int)Math.Min(length, Longest));
    }
}
