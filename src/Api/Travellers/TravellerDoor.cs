using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Travellers;

/// <summary>Lets a traveller with link and code send a request as themselves. Wrong codes are counted as for the card.</summary>
public sealed class TravellerDoor(CardLinks links, IServiceScopeFactory scopes)
{
    /// <summary>Sends a request as the traveller of the card.</summary>
    public async Task<Outcome<T>> Ask<T>(string link, string? code, IRequest<Outcome<T>> request, CancellationToken cancellation)
    {
        var opened = await links.Open(link, code, cancellation);
        if (!opened.Ok)
        {
            return Outcome<T>.Refused(opened.Refusals);
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = new Caller(
            CallerKind.Traveller, null, new HashSet<Permission> { Permission.Anybody, Permission.OwnRecord }, Scope.None, Purpose.DirectCare, OrganisationKind.None, Person: opened.Value.Person);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellation);
    }
}
