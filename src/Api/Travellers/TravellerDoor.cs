using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Travellers;

/// <summary>Lets a traveller with link and code send a request as themselves. Wrong codes are counted as for the card.</summary>
public sealed class TravellerDoor(CardLinks links, IServiceScopeFactory scopes)
{
    private static readonly Refusal NotOpened = new(
        RefusalKind.NotFound, "card-not-opened", "The link or the code is not right. Compare the code with the one you were given.", "code");

    private static readonly Refusal Locked = new(
        RefusalKind.Throttled, "card-locked", "Too many wrong codes. Wait a quarter of an hour, or ask where the certificate was issued.", "code");

    /// <summary>Sends a request as the traveller of the card.</summary>
    public async Task<Outcome<T>> Ask<T>(string link, string? code, IRequest<Outcome<T>> request, CancellationToken cancellation)
    {
        if (CardCode.Read(code ?? "") is not { } read)
        {
            return NotOpened;
        }

        var opening = await links.Open(link, read, cancellation);
        if (opening.Person is not { } person)
        {
            return opening.IsLocked ? Locked : NotOpened;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = new Caller(
            CallerKind.Traveller, null, new HashSet<Permission> { Permission.Anybody, Permission.OwnRecord }, Scope.None, Purpose.DirectCare, OrganisationKind.None, Person: person);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellation);
    }
}
