namespace HealthAssess.Storage.Search;

/// <summary>Reads a <c>_filter</c>.</summary>
/// <remarks>FHIR R4, search_filter.html. "and" and "or" are taken from left to right, neither before the other.</remarks>
internal sealed class FilterParsing
{
    private const int MostNested = 10;
    private const int MostComparisons = 1000;

    private readonly FilterText read;
    private readonly List<FilterCodes> codes = [];
    private int comparisons;

    private FilterParsing(string text) => read = new FilterText(text);

    /// <summary>The filter, or what is wrong with its text.</summary>
    public static (FilterNode? Filter, string? Problem) Parse(string text)
    {
        var parsing = new FilterParsing(text);
        try
        {
            var filter = parsing.Expression(0);
            return parsing.read.Place < text.Length ? (null, parsing.read.Here("the end, 'and' or 'or'").Message) : (filter, null);
        }
        catch (FormatException problem)
        {
            return (null, problem.Message);
        }
    }

    /// <summary>The comparisons of a filter without mistakes that need the terminology, behind links and in brackets, too.</summary>
    public static IReadOnlyList<FilterCodes> Codes(string text)
    {
        var parsing = new FilterParsing(text);
        parsing.Expression(0);
        return parsing.codes;
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
            if (read.Word("and"))
            {
                left = new FilterBoth(left, Term(depth));
            }
            else if (read.Word("or"))
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
        if (read.Take('('))
        {
            return Closed(depth, ')');
        }

        var start = read.Place;
        if (read.Word("not") && read.Take('('))
        {
            return new FilterNot(Closed(depth, ')'));
        }

        read.Place = start;
        return Test(depth);
    }

    private FilterNode Closed(int depth, char end)
    {
        var inner = Expression(depth + 1);
        return read.Take(end) ? inner : throw read.Here($"'{end}'");
    }

    private FilterNode Test(int depth)
    {
        read.Spaces();
        var name = read.Run(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or ':');
        if (name.Length == 0)
        {
            throw read.Here("a parameter");
        }

        var asked = read.At('[') ? Asked(depth) : null;
        if (read.At('.'))
        {
            var start = ++read.Place;
            if (depth >= MostNested)
            {
                throw new FormatException("it is nested more than 10 deep.");
            }

            Test(depth + 1);
            return new FilterLink(name, asked is null ? read.Since(start) : $"({asked}) and ({read.Since(start)})");
        }

        return asked is null ? Compared(name, read.Place - name.Length) : throw read.Here("a '.' and what is asked there");
    }

    /// <summary>The text of a filter in brackets.</summary>
    private string Asked(int depth)
    {
        var start = ++read.Place;
        Closed(depth, ']');
        return read.Since(start)[..^1];
    }

    private FilterTest Compared(string name, int start)
    {
        if (++comparisons > MostComparisons)
        {
            throw new FormatException("it has more than 1000 comparisons.");
        }

        read.Spaces();
        var by = read.Run(char.IsAsciiLetter);
        if (by.Length == 0 || !read.At(' '))
        {
            throw read.Here("a comparison like 'eq' and a value");
        }

        read.Spaces();
        var test = new FilterTest(name, by.ToLowerInvariant(), read.At('"') ? read.Quoted() : read.Run(letter => !char.IsWhiteSpace(letter) && letter is not (')' or ']')) is { Length: > 0 } token ? token : throw read.Here("a value"));
        if (test.Operator is "in" or "ni" or "ss" or "sb")
        {
            codes.Add(new FilterCodes(name, test.Operator, FilterComparison.WithSystems(test.Value), start, read.Place));
        }

        return test;
    }
}
