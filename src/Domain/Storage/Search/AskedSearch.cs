using HealthAssess.Domain;

namespace HealthAssess.Storage.Search;

/// <summary>A search of one type or of several: the same question, taken apart for each.</summary>
/// <remarks>FHIR R4, search.html#searchcontexts: over several types, each parameter must be one of all of them.</remarks>
internal sealed record AskedSearch(IReadOnlyList<SearchRequest> Requests, IReadOnlyList<IReadOnlyList<OrderTerm>> Orders, List<Refusal> Refusals)
{
    /// <summary>How many a page has.</summary>
    public int Count => Requests[0].Count;

    /// <summary>Whether a number of all matches is wanted.</summary>
    public string Total => Requests[0].Total;

    /// <summary>The page, null for the first.</summary>
    public string? Cursor => Requests[0].Cursor;

    /// <summary>The question as a cursor is bound to it.</summary>
    public string Normal => Requests is [var only] ? only.Normal : string.Join(',', Requests.Select(one => one.Type)) + Requests[0].Normal;

    /// <summary>What comes along.</summary>
    public IReadOnlyList<Inclusion> Includes => [.. Requests.SelectMany(one => one.Includes).Distinct()];

    /// <summary>Takes the parameters apart; what is wrong with them is among the refusals.</summary>
    public static AskedSearch Of(IReadOnlyList<string> types, IReadOnlyList<(string Name, string Value)> pairs)
    {
        List<Refusal> refusals = [];
        List<SearchRequest> requests = [.. types.Select(type => SearchParsing.Parse(type, pairs, refusals))];
        if (requests is [var only])
        {
            return new AskedSearch(requests, [Ordering.Of(only, "r")], refusals);
        }

        if (refusals.Count > 0)
        {
            return new AskedSearch([requests[0]], [Ordering.Of(requests[0], "r")], refusals);
        }

        List<IReadOnlyList<OrderTerm>> orders = [.. requests.Select(request => Ordering.Across(request, "r"))];
        if (orders.Exists(order => !order.Select(term => term.SqlType).SequenceEqual(orders[0].Select(term => term.SqlType))))
        {
            refusals.Add(new Refusal(RefusalKind.NotSupported, "sort-unknown", "These types cannot be sorted together by that: it is not the same kind of value in all of them.", "_sort"));
        }

        return new AskedSearch(requests, orders, refusals);
    }

    /// <summary>The same question, its answers in the opposite order.</summary>
    public AskedSearch Reversed() => this with { Orders = [.. Orders.Select(IReadOnlyList<OrderTerm> (order) => [.. order.Select(term => term with { Descending = !term.Descending })])] };

    /// <summary>The statement of one page.</summary>
    public void WritePage(SearchScope scope, IReadOnlyList<string?>? place)
    {
        if (Requests is [var only])
        {
            SearchStatement.Page(scope, only, Orders[0], place);
        }
        else
        {
            SearchStatement.Across(scope, Requests, Orders, place);
        }
    }
}
