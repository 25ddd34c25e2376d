using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Search;

/// <summary>Reads a search: criteria, and the parameters that shape the answer.</summary>
/// <remarks>FHIR R4, search.html. What is not known is refused, never ignored in silence.</remarks>
internal static class SearchParsing
{
    private const int UsualCount = 50;
    private const int MostSortKeys = 10;
    private const int MostInclusions = 50;

    public static SearchRequest Parse(string type, IReadOnlyList<(string Name, string Value)> pairs, List<Refusal> refusals)
    {
        List<(string, string)> criteria = [];
        List<SortKey> sort = [];
        List<Inclusion> includes = [];
        var (count, total, cursor) = (UsualCount, "none", (string?)null);
        foreach (var (name, value) in pairs.Where(pair => !QueryText.IsEmpty(pair.Value)))
        {
            switch (name)
            {
                case var _ when name.Contains('\0', StringComparison.Ordinal) || value.Contains('\0', StringComparison.Ordinal):
                    // No text of FHIR holds one, nor does PostgreSQL's.
                    refusals.Add(new Refusal(RefusalKind.Invalid, "character-invalid", "A search holds no NUL.", name.Replace("\0", "", StringComparison.Ordinal)));
                    break;
                case "_count":
                    count = Count(value, refusals);
                    break;
                case "_sort":
                    sort.AddRange(QueryText.Alternatives(value).Select(key => Key(type, key, refusals)).OfType<SortKey>());
                    break;
                case "_total" when value is "none" or "estimate" or "accurate":
                    total = value;
                    break;
                case "_total":
                    refusals.Add(new Refusal(RefusalKind.Invalid, "total-invalid", "'_total' is none, estimate or accurate.", "_total"));
                    break;
                case "_contained" when value == "false":
                case "_containedType" when value == "container":
                    break;
                case "_include" or "_revinclude" or "_include:iterate" or "_revinclude:iterate" or "_include:recurse" or "_revinclude:recurse":
                    AddIf(includes, Include(type, name, value, refusals));
                    break;
                case "_cursor":
                    cursor = value;
                    break;
                default:
                    criteria.Add((name, value));
                    break;
            }
        }

        Limit(sort, MostSortKeys, "_sort", "A search is sorted by at most 10 keys.", refusals);
        Limit(includes, MostInclusions, "_include", "A search has at most 50 _include and _revinclude; * stands for all.", refusals);

        // A page may be longer than the one before.
        var normal = type + "?" + string.Join('&', pairs.Where(pair => pair.Name is not ("_cursor" or "_count" or "_total")).OrderBy(pair => pair.Name, StringComparer.Ordinal).Select(pair => $"{pair.Name}={pair.Value}"));
        return new SearchRequest(type, criteria, sort, count, total, includes, cursor, normal);
    }

    private static int Count(string value, List<Refusal> refusals)
    {
        if (decimal.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return (int)Math.Min(count, SearchPage.MostMatches);
        }

        refusals.Add(new Refusal(RefusalKind.Invalid, "count-invalid", "'_count' is a whole number from 0.", "_count"));
        return UsualCount;
    }

    private static SortKey? Key(string type, string text, List<Refusal> refusals)
    {
        var (code, descending) = text.StartsWith('-') ? (text[1..], true) : (text, false);
        if (code is "_id" or "_lastUpdated" || SearchDefinitions.Find(type, code) is { Type: not (SearchType.Composite or SearchType.Special), Expression.Length: > 0 })
        {
            return new SortKey(code, descending);
        }

        refusals.Add(new Refusal(RefusalKind.NotSupported, "sort-unknown", $"{type} cannot be sorted by '{code}'.", "_sort"));
        return null;
    }

    private static Inclusion? Include(string type, string name, string value, List<Refusal> refusals)
    {
        var modifiers = name.Split(':');
        var iterate = modifiers.Length == 2;
        var reverse = modifiers[0] == "_revinclude";
        // Going on from what came along, every reference of every type is meant.
        var parts = value == "*" ? [reverse || iterate ? Inclusion.AnyType : type, "*"] : value.Split(':');
        var known = value == "*" || (parts.Length == 2 || (parts.Length == 3 && SearchDefinitions.Of(parts[2]).Count > 0))
            && (parts[1] == "*" ? SearchDefinitions.Of(parts[0]).Count > 0 : SearchDefinitions.Find(parts[0], parts[1])?.Type == SearchType.Reference);
        if (known)
        {
            return new Inclusion(reverse, iterate, parts[0], parts[1], parts.Length == 3 ? parts[2] : null);
        }

        refusals.Add(new Refusal(RefusalKind.NotSupported, "include-unknown", $"'{modifiers[0]}' needs a type and its reference parameter, like Immunization:patient.", modifiers[0]));
        return null;
    }

    private static void Limit<T>(List<T> asked, int most, string parameter, string text, List<Refusal> refusals)
    {
        if (asked.Count > most)
        {
            asked.RemoveRange(most, asked.Count - most);
            refusals.Add(new Refusal(RefusalKind.TooCostly, "search-costly", text, parameter));
        }
    }

    private static void AddIf(List<Inclusion> includes, Inclusion? include)
    {
        if (include is not null)
        {
            includes.Add(include);
        }
    }
}
