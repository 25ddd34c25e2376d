using System.Globalization;
using HealthAssess.Storage.Reading;

namespace HealthAssess.Storage.Search;

/// <summary>The statements of a search.</summary>
internal static class SearchStatement
{
    /// <summary>What a row that is searched for is called in its statement.</summary>
    public const string Row = "r";

    /// <summary>One page and one row more, which tells whether there is a next page.</summary>
    public static void Page(SearchScope scope, SearchRequest request, IReadOnlyList<OrderTerm> order, IReadOnlyList<string?>? place) =>
        scope.Sql.Add(Rows(scope, request, order, place));

    /// <summary>The same with the travellers it is about, where they are asked for; it audits what it shows: a row for each person, committed with the statement.</summary>
    /// <remarks>A materialized part is read in the order in which it was written: the row more is its last.</remarks>
    public static void NotedPage(SearchScope scope, SearchRequest request, IReadOnlyList<OrderTerm> order, IReadOnlyList<string?>? place, Noting noting)
    {
        var rows = Rows(scope, request, order, place);
        var places = string.Concat(order.Select((_, n) => string.Create(CultureInfo.InvariantCulture, $", o{n}")));
        var page = $"(select * from shown limit {request.Count.ToString(CultureInfo.InvariantCulture)})";
        var (all, included) = ("shown", "");
        if (request.Includes.Count > 0)
        {
            included = $", travellers as materialized ({Including.Travellers(scope, page, order.Count)})";
            (all, page) = ("shown union all select * from travellers", $"({page} union all select * from travellers)");
        }

        scope.Sql.Add($"""
            with shown({StoredRow.Names}{places}) as materialized ({rows}){included},
            noted as ({noting.Insert(scope.Sql, page)})
            select * from {all}
            """);
    }

    private static string Rows(SearchScope scope, SearchRequest request, IReadOnlyList<OrderTerm> order, IReadOnlyList<string?>? place)
    {
        var inner = Inner(scope, request, order, place);
        var outerOrder = string.Join(", ", order.Select((term, n) => string.Create(CultureInfo.InvariantCulture, $"r.o{n}{(term.Descending ? " desc" : "")}")));
        var outerPlaces = string.Concat(order.Select((_, n) => string.Create(CultureInfo.InvariantCulture, $", r.o{n}::text")));
        return $"select {StoredRow.Columns}{outerPlaces} from ({inner}) r {StoredRow.Current} order by {outerOrder}";
    }

    private static string Inner(SearchScope scope, SearchRequest request, IReadOnlyList<OrderTerm> order, IReadOnlyList<string?>? place)
    {
        var conditions = Conditions(scope, request);
        if (place is not null)
        {
            conditions += " and " + Ordering.After(scope, order, place);
        }

        // As a number and not as a parameter: the planner must know how few rows are wanted.
        var limit = (request.Count + 1).ToString(CultureInfo.InvariantCulture);
        var by = string.Join(", ", order.Select(term => term.Sql + (term.Descending ? " desc" : "")));
        var places = string.Concat(order.Select((term, n) => string.Create(CultureInfo.InvariantCulture, $", {term.Sql} as o{n}")));
        var columns = "r.key, r.type, r.id, r.version, r.person" + places;
        return OpenEnded.Split(scope, request, order, conditions, columns, by, limit)
            ?? $"select {columns} from resource r where {conditions} order by {by} limit {limit}";
    }

    /// <summary>The same over several types: the page of each, and of these the first.</summary>
    /// <remarks>Each type has its parameters under names of its own and its own order in an index; none is read further than one page.</remarks>
    public static void Across(SearchScope scope, IReadOnlyList<SearchRequest> requests, IReadOnlyList<IReadOnlyList<OrderTerm>> orders, IReadOnlyList<string?>? place)
    {
        var limit = (requests[0].Count + 1).ToString(CultureInfo.InvariantCulture);
        var pages = requests.Zip(orders, (request, order) =>
        {
            var after = place is null ? "" : " and " + Ordering.After(scope, order, place);
            var places = string.Concat(order.Select((term, n) => string.Create(CultureInfo.InvariantCulture, $", {term.Sql} as o{n}")));
            var by = string.Join(", ", order.Select(term => term.Sql + (term.Descending ? " desc" : "")));
            return $"(select r.key, r.type, r.id, r.version, r.person{places} from resource r where {Conditions(scope, request)}{after} order by {by} limit {limit})";
        });
        var whole = string.Join(", ", orders[0].Select((term, n) => string.Create(CultureInfo.InvariantCulture, $"r.o{n}{(term.Descending ? " desc" : "")}")));
        var texts = string.Concat(orders[0].Select((_, n) => string.Create(CultureInfo.InvariantCulture, $", r.o{n}::text")));
        scope.Sql.Add($"select {StoredRow.Columns}{texts} from (select * from ({string.Join(" union all ", pages)}) r order by {whole} limit {limit}) r {StoredRow.Current} order by {whole}");
    }

    /// <summary>Fails where there is something to show; found by the same way as the page.</summary>
    public static void StillUnmatched(SearchScope scope, SearchRequest request, IReadOnlyList<OrderTerm> order) =>
        scope.Sql.Add($"select still_unmatched((select count(*) from ({Inner(scope, request, order, null)}) r))");

    /// <summary>All that match, with their contents, in no order.</summary>
    public static void Candidates(SearchScope scope, SearchRequest request, int most) => scope.Sql.Add(
        $"select {StoredRow.Columns} from (select r.key, r.type, r.id, r.version, r.person from resource r where {Conditions(scope, request)} limit {most.ToString(CultureInfo.InvariantCulture)}) r {StoredRow.Current}");

    /// <summary>The persons whom those that match are about.</summary>
    public static void Persons(SearchScope scope, SearchRequest request, int most) => scope.Sql.Add(
        $"select distinct r.person from resource r where {Conditions(scope, request)} and r.person is not null limit {most.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>How many match.</summary>
    public static void Count(SearchScope scope, IReadOnlyList<SearchRequest> requests) =>
        scope.Sql.Add("select " + string.Join(" + ", requests.Select(request => $"(select count(*) from resource r where {Conditions(scope, request)})")));

    private static string Conditions(SearchScope scope, SearchRequest request)
    {
        scope.Begin();
        var visible = scope.Visible(Row, request.Type);
        return string.Concat(visible, string.Concat(request.Criteria.Select(one => " and " + (scope.Joins(1, one.Name.Split(':', '.')[0]) ? Criterion.Of(scope, Row, request.Type, one.Name, one.Value) : "false"))));
    }
}
