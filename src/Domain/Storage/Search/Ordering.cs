using System.Globalization;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>One column that a page is ordered by, and how its value goes into a cursor and comes back.</summary>
/// <param name="Sql">The expression; never null.</param>
/// <param name="Descending">Direction.</param>
/// <param name="SqlType">What a cursor's text is cast to.</param>
internal sealed record OrderTerm(string Sql, bool Descending, string SqlType);

/// <summary>In which order a page comes: what was asked for, and the key at the end so that every row has one place.</summary>
/// <remarks>Where nothing was asked for, the order is the one in which an index gives the rows, and stays the same from page to page.</remarks>
internal static class Ordering
{
    public static IReadOnlyList<OrderTerm> Of(SearchRequest request, string row)
    {
        List<OrderTerm> terms = [.. request.Sort.Select(key => Term(request.Type, key, row))];
        if (terms.Count == 0 && OnlyPrincipalDate(request))
        {
            terms.Add(new OrderTerm(row + ".date_low", false, "timestamptz"));
        }

        if (request.Criteria.Count == 0 && terms.Count == 0)
        {
            return [new OrderTerm(row + ".id", false, "text")];
        }

        terms.Add(new OrderTerm(row + ".key", terms is [{ Descending: true }, ..], "bigint"));
        return terms;
    }

    /// <summary>The order of a search over several types: type by type, or by what was asked for.</summary>
    public static IReadOnlyList<OrderTerm> Across(SearchRequest request, string row) => request.Sort.Count > 0
        ? [.. request.Sort.Select(key => Term(request.Type, key, row)), new OrderTerm(row + ".key", request.Sort[0].Descending, "bigint")]
        : [new OrderTerm(row + ".type", false, "resource_type"), new OrderTerm(row + ".id", false, "text")];

    /// <summary>The condition of what comes after a place.</summary>
    public static string After(SearchScope scope, IReadOnlyList<OrderTerm> terms, IReadOnlyList<string?> place)
    {
        List<string> ways = [];
        var same = "";
        for (var i = 0; i < terms.Count; i++)
        {
            var value = $"cast({scope.Sql.Value(place[i]!)} as {terms[i].SqlType})";
            ways.Add($"({same}{terms[i].Sql} {(terms[i].Descending ? "<" : ">")} {value})");
            same += $"{terms[i].Sql} = {value} and ";
        }

        return "(" + string.Join(" or ", ways) + ")";
    }

    /// <summary>True when the type's principal date is the only thing asked for, so that its index gives rows in order.</summary>
    public static bool OnlyPrincipalDate(SearchRequest request) =>
        request.Criteria is [var (name, value)] && name == PrincipalDate.Of(request.Type) && !value.Contains(',', StringComparison.Ordinal);

    private static OrderTerm Term(string type, SortKey key, string row)
    {
        if (key.Code is "_id" or "_lastUpdated")
        {
            return key.Code == "_id" ? new OrderTerm(row + ".id", key.Descending, "text") : new OrderTerm(row + ".updated", key.Descending, "timestamptz");
        }

        if (key.Code == PrincipalDate.Of(type))
        {
            return new OrderTerm(row + ".date_low", key.Descending, "timestamptz");
        }

        var definition = SearchDefinitions.Find(type, key.Code)!;
        var parameters = TextCondition.ParameterOfOne("s", Unions.Hashes(type, key.Code));
        var extreme = key.Descending ? "max" : "min";
        string Of(string table, string column, string missing, string further = "") =>
            $"coalesce((select {extreme}(s.{column}) from {table} s where s.resource = {row}.key and {parameters}{further}), {missing})";
        return definition.Type switch
        {
            SearchType.Date => new OrderTerm(Of("index_date", "low", $"timestamptz '{Moments.None.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}Z'"), key.Descending, "timestamptz"),
            SearchType.Quantity or SearchType.Number => new OrderTerm(Of("index_quantity", "low", "-1e30"), key.Descending, "numeric"),
            SearchType.Reference => new OrderTerm(Of("index_text", "value", PersonParameters.Answers(type, key.Code) ? OwnPerson(type, key.Code, row) : "''"), key.Descending, "text"),
            SearchType.String => new OrderTerm(Of("index_text", "value", "''", FormattableString.Invariant($" and s.system <> {IndexHash.FurtherWord}")), key.Descending, "text"),
            _ => new OrderTerm(Of("index_text", "value", "''"), key.Descending, "text"),
        };
    }

    /// <summary>A reference to the own traveller is the person column, unless the record names nobody.</summary>
    private static string OwnPerson(string type, string code, string row) =>
        $"case when exists (select 1 from index_text n where n.resource = {row}.key and {TextCondition.Parameter("n", [IndexHash.Parameter(type, code, PersonParameters.Nobody)])}) then '' else {row}.person::text end, ''";
}
