using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A search being turned into SQL: for whom, the statement so far, and everything that was wrong with the question.</summary>
internal sealed class SearchScope(Caller caller, SearchSecret secret, DateTimeOffset now)
{
    /// <summary>As many look-ups as one search may have: PostgreSQL plans each of them. A hundred links or alternatives are many.</summary>
    private const int MostLookUps = 1000;

    /// <summary>As many things as a resource may be asked to meet at once: PostgreSQL weighs their orders, with 100 for a second, with 200 for twelve.</summary>
    private const int MostJoined = 64;

    private int joined;
    private int aliases;
    private int lookUps;

    /// <summary>The statement's values.</summary>
    public SqlText Sql { get; } = new();

    /// <summary>What was wrong.</summary>
    public List<Refusal> Refusals { get; } = [];

    /// <summary>What was found in contents; null where none are opened.</summary>
    public ContentMatches? Contents { get; init; }

    /// <summary>How many look-ups it has so far.</summary>
    public int LookUps => lookUps;

    public SearchSecret Secret => secret;

    public DateTimeOffset Now => now;

    /// <summary>A name that no other table of the statement has.</summary>
    public string Alias() => string.Create(CultureInfo.InvariantCulture, $"t{++aliases}");

    /// <summary>Notes what is wrong and answers a condition in its place; the statement will not be run.</summary>
    public string Refuse(RefusalKind kind, string key, string text, string parameter)
    {
        Refusals.Add(new Refusal(kind, key, text, parameter));
        return "false";
    }

    /// <summary>Conditions of which one has to hold. Each is planned by itself: what has to hold at once is the most that any of them asks.</summary>
    public List<(string Condition, IReadOnlyList<Refusal> Refusals)> Alternatives(IReadOnlyList<Func<string>> conditions)
    {
        var (before, most) = (joined, joined);
        List<(string, IReadOnlyList<Refusal>)> tried = [];
        foreach (var condition in conditions)
        {
            joined = before;
            tried.Add(Try(condition));
            most = Math.Max(most, joined);
        }

        joined = most;
        return tried;
    }

    /// <summary>A condition, and why it makes no sense, if so; the search as a whole is not refused for that, but for what is too costly.</summary>
    private (string Condition, IReadOnlyList<Refusal> Refusals) Try(Func<string> condition)
    {
        var before = Refusals.Count;
        var text = condition();
        var added = Refusals[before..];
        Refusals.RemoveRange(before, added.Count);
        Refusals.AddRange(added.Where(refusal => refusal.Kind == RefusalKind.TooCostly));
        return (text, added.FindAll(refusal => refusal.Kind != RefusalKind.TooCostly));
    }

    /// <summary>What has to hold at once is counted anew: for each type of a search of several.</summary>
    public void Begin() => joined = 0;

    /// <summary>Counts what has to hold at once; false when there is too much.</summary>
    public bool Joins(int more, string parameter)
    {
        joined = Math.Min(joined + more, MostJoined + 1);
        if (joined > MostJoined)
        {
            Refuse(RefusalKind.TooCostly, "search-costly", "This search asks for more than 64 things at once. Ask for fewer; alternatives of one thing are separated by commas.", parameter);
        }

        return joined <= MostJoined;
    }

    /// <summary>Counts look-ups; false when there are too many, and the rest of the question need not be read.</summary>
    public bool Takes(int more, string parameter)
    {
        lookUps = Math.Min(lookUps + more, MostLookUps + 1);
        if (lookUps > MostLookUps)
        {
            Refuse(RefusalKind.TooCostly, "search-costly", "This search takes more than 1000 look-ups. Ask for fewer alternatives, or name the types in a chain: subject:Patient.name.", parameter);
        }

        return lookUps <= MostLookUps;
    }

    /// <summary>Rows of a type that the caller may know of: for the result and for everything a chain passes through.</summary>
    public string Visible(string row, string type) =>
        $"{row}.type = '{type}' and not {row}.deleted and {RowFilter.For(caller, row, Sql)}";
}
