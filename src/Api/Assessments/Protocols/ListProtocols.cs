using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Protocols;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Assessments;

internal sealed class ListProtocolsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/protocols", async (string? language, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ListProtocols(language ?? "en"), cancellation)).ToResult()).WithTags("Protocols");
}

/// <summary>Every protocol with its versions, and what holds at each Point of Entry now and next.</summary>
[Requires(Permission.Administer)]
public sealed record ListProtocols(string Language = "en") : IQuery<IReadOnlyList<ProtocolView>>;

internal sealed class ListProtocolsHandler(HealthDb database, ProtocolLibrary library, TimeProvider time) : IRequestHandler<ListProtocols, Outcome<IReadOnlyList<ProtocolView>>>
{
    public async Task<Outcome<IReadOnlyList<ProtocolView>>> Handle(ListProtocols request, CancellationToken cancellationToken)
    {
        var protocols = await library.All(cancellationToken);
        var places = await database.PointsOfEntry.AsNoTracking().OrderBy(place => place.Name).ToListAsync(cancellationToken);
        var rows = await database.ProtocolActivations.AsNoTracking().ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<ProtocolView>>.Of(
        [
            .. from versions in protocols.GroupBy(protocol => protocol.Id)
               let newest = versions.MaxBy(protocol => Version.Parse(protocol.Version))!
               select new ProtocolView(
                   newest.Id, newest.Title.In(request.Language), newest.Authority.In(request.Language), newest.Restricted,
                   [.. versions.Select(protocol => protocol.Version).OrderByDescending(Version.Parse)],
                   [.. newest.Parameters.Values.Select(parameter => ParameterView.Of(parameter, request.Language))],
                   [.. places.Select(place => At(place, newest, [.. rows.Where(row => row.PointOfEntry == place.Id && row.Protocol == newest.Id).Select(TurnRow.Read)]))])
               {
                   Rules = [.. newest.Tables.SelectMany(table => table.Rules).Select(rule => new RuleView(rule.Id, rule.Then?.Code(), rule.Because.In(request.Language), rule.When))],
               },
        ]);
    }

    private ProtocolAtPlaceView At(PointOfEntryRow place, Protocol newest, List<ProtocolTurn> turns)
    {
        var today = place.Today(time);
        var standing = ProtocolTurn.Standing(turns, today);
        var now = ProtocolTurn.InForce(turns, today);
        var nextDay = turns.Where(turn => turn.From > today).Select(turn => (DateOnly?)turn.From).Min();
        var next = nextDay is { } day ? ProtocolTurn.InForce(turns, day) : null;
        return new ProtocolAtPlaceView(
            place.Id, place.Name, now?.Version, standing?.From, standing?.Approver, standing?.Reason,
            now is null ? [] : [.. now.Parameters.Select(pair => KeyValuePair.Create(pair.Key, SharedTexts.Written(pair.Value, "en")))],
            next is not null && next != now ? next.Version : null, next is not null && next != now ? nextDay : null,
            standing is null && newest.Status != ProtocolStatus.Retired && ProtocolCatalogue.Find(newest.Id) is not null);
    }
}
