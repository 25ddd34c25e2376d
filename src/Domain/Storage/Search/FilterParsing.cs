using System.Text.Json;

namespace HealthAssess.Storage.Search;

/// <summary>Reads a <c>_filter</c>.</summary>
/// <remarks>FHIR R4, search_filter.html. "and" and "or" are taken from left to right, neither before the other.</remarks>
internal sealed class FilterParsing
{
    private const int MostNested = 10;
    private const int MostComparisons = 1000;

    private readonly string text;
    private int at, comparisons;

    private FilterParsing(string text) => this.text = text;

    /// <summary>The filter, or what is wrong with its text.</summary>
    public static (FilterNode? Filter, string? Problem) Parse(string text)
    {
        var parsing = new FilterParsing(text);
        try
        {
            var filter = parsing.Expression(0);
            return parsing.at < text.Length ? (null, parsing.Here("the end, 'and' or 'or'").Message) : (filter, null);
        }
        catch (FormatException problem)
        {
            return (null, problem.Message);
        }
    }

    private FilterNode Expression(int depth)
    {
        if (depth > MostNested)
        {
            throw new FormatException("it is nested more than 10 deep.");
        }

        var left = Term(depth);
        while (true)
        {
            if (Word("and"))
            {
                left = new FilterBoth(left, Term(depth));
            }
            else if (Word("or"))
            {
                left = new FilterEither(left, Term(depth));
            }
            else
            {
                return left;
            }
        }
    }

    private FilterNode Term(int depth)
    {
        if (Take('('))
        {
            return Closed(depth, ')');
        }

        var start = at;
        if (Word("not") && Take('('))
        {
            return new FilterNot(Closed(depth, ')'));
        }

        at = start;
        return Test(depth);
    }

    private FilterNode Closed(int depth, char end)
    {
        var inner = Expression(depth + 1);
        return Take(end) ? inner : throw Here($"'{end}'");
    }

    private FilterNode Test(int depth)
    {
        Spaces();
        var name = Run(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or ':');
        if (name.Length == 0)
        {
            throw Here("a parameter");
        }

        var asked = At('[') ? Asked(depth) : null;
        if (At('.'))
        {
            var start = ++at;
            if (depth >= MostNested)
            {
                throw new FormatException("it is nested more than 10 deep.");
            }

            Test(depth + 1);
            return new FilterLink(name, asked is null ? text[start..at] : $"({asked}) and ({text[start..at]})");
        }

        return asked is null ? Compared(name) : throw Here("a '.' and what is asked there");
    }

    /// <summary>The text of a filter in brackets.</summary>
    private string Asked(int depth)
    {
        var start = ++at;
        Closed(depth, ']');
        return text[start..(at - 1)];
    }

    private FilterTest Compared(string name)
    {
        if (++comparisons > MostComparisons)
        {
            throw new FormatException("it has more than 1000 comparisons.");
        }

        Spaces();
        var by = Run(char.IsAsciiLetter);
        if (by.Length == 0 || !At(' '))
        {
            throw Here("a comparison like 'eq' and a value");
        }

        Spaces();
        return new FilterTest(name, by.ToLowerInvariant(), At('"') ? Quoted() : Run(letter => !char.IsWhiteSpace(letter) && letter is not (')' or ']')) is { Length: > 0 } token ? token : throw Here("a value"));
    }

    /// <summary>A text as JSON writes it.</summary>
    private string Quoted()
    {
        var start = at++;
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        if (at >= text.Length)
        {
            throw new FormatException("a text in quotes has no end.");
        }

        at++;
        try
        {
            return JsonSerializer.Deserialize<string>(text.AsSpan(start, at - start))!;
        }
        catch (JsonException)
        {
            throw new FormatException($"the text in quotes at {start + 1} is none of JSON.");
        }
    }

    private bool Word(string word)
    {
        Spaces();
        if (!text.AsSpan(at).StartsWith(word, StringComparison.Ordinal) || (at + word.Length < text.Length && text[at + word.Length] is not (' ' or '(')))
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    private bool Take(char letter)
    {
        Spaces();
        if (!At(letter))
        {
            return false;
        }

        at++;
        return true;
    }

    private bool At(char letter) => at < text.Length && text[at] == letter;

    private void Spaces() => Run(char.IsWhiteSpace);

    private string Run(Func<char, bool> fits)
    {
        var start = at;
        while (at < text.Length && fits(text[at]))
        {
            at++;
        }

        return text[start..at];
    }

    private FormatException Here(string wanted) => new($"at {at + 1} there should be {wanted}.");
}
