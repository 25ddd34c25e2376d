using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Clients;

/// <summary>The systems that may ask for tokens, and what is needed to register another.</summary>
[Requires(Permission.Administer)]
public sealed record ListClients : IQuery<ClientList>;

/// <summary>Registered systems.</summary>
/// <param name="Clients">Open ones first.</param>
/// <param name="Organisations">Organisations that may have one.</param>
/// <param name="Agreements">Agreements by law.</param>
public sealed record ClientList(IReadOnlyList<ClientView> Clients, IReadOnlyList<(Guid Id, string Name)> Organisations, IReadOnlyList<(Guid Id, string Reference)> Agreements);

/// <summary>A registered system.</summary>
/// <param name="Id">Its client_id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Scopes">What it may ask for.</param>
/// <param name="Country">Whose records.</param>
/// <param name="Until">Last day of its agreement.</param>
/// <param name="Active">False once closed.</param>
public sealed record ClientView(Guid Id, string Name, string Organisation, IReadOnlyList<string> Scopes, string Country, DateOnly Until, bool Active);

internal sealed class ListClientsHandler(HealthDb database) : IRequestHandler<ListClients, Outcome<ClientList>>
{
    public async Task<Outcome<ClientList>> Handle(ListClients request, CancellationToken cancellationToken)
    {
        var organisations = await database.Organisations.AsNoTracking().OrderBy(one => one.Name).ToListAsync(cancellationToken);
        var agreements = await database.Agreements.AsNoTracking().OrderBy(one => one.Reference).ToListAsync(cancellationToken);
        var clients = await database.SystemClients.AsNoTracking().OrderByDescending(one => one.Active).ThenBy(one => one.Name).ToListAsync(cancellationToken);
        return Outcome<ClientList>.Of(new ClientList(
            [.. clients.Select(one => new ClientView(
                one.Id, one.Name, organisations.Find(other => other.Id == one.Organisation)!.Name, one.Scopes, one.Country,
                agreements.Find(other => other.Id == one.Agreement)!.UntilDate, one.Active))],
            [.. organisations.Where(one => !Firewall.Blocks(one.Kind)).Select(one => (one.Id, one.Name))],
            [.. agreements.Where(one => one.LegalBasis == "law").Select(one => (one.Id, one.Reference))]));
    }
}
