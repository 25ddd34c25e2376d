using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Lists;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Lists;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Lists;

internal sealed class ListListsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/lists", async (IMediator mediator, CancellationToken cancellation) => (await mediator.Send(new ListLists(), cancellation)).ToResult()).WithTags("Lists");
}

/// <summary>Every kind of list: what is in force, how old it is and where it came from, what waits for a second person, and what was before.</summary>
[Requires(Permission.KeepLists)]
public sealed record ListLists : IQuery<IReadOnlyList<ListView>>;

/// <summary>One kind of list.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="InForce">The list in force, or null.</param>
/// <param name="Proposals">Every other proposal, the newest first.</param>
/// <param name="Damaged">True when the list in force is not used, because its content is no longer the one that was approved.</param>
public sealed record ListView(string Kind, ListRow? InForce, IReadOnlyList<ListRow> Proposals, bool Damaged);

internal sealed class ListListsHandler(HealthDb database, ApprovedLists lists, Caller caller, TimeProvider time) : IRequestHandler<ListLists, Outcome<IReadOnlyList<ListView>>>
{
    public async Task<Outcome<IReadOnlyList<ListView>>> Handle(ListLists request, CancellationToken cancellationToken)
    {
        var rows = await ListRow.All(database, caller.Account, time.GetUtcNow(), cancellationToken);
        List<ListView> views = [];
        foreach (var kind in ListKind.All)
        {
            var own = rows.Where(row => row.Kind == kind).ToList();
            var inForce = own.Find(row => row.State == ListState.InForce);
            views.Add(new ListView(kind, inForce, [.. own.Where(row => row != inForce)], inForce is not null && await lists.InForce(kind, cancellationToken) is null));
        }

        return Outcome<IReadOnlyList<ListView>>.Of(views);
    }
}
