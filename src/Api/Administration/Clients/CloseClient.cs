using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Clients;

/// <summary>Closes a system's access: it gets no further token, and the last one ends within five minutes.</summary>
/// <param name="Client">Its client_id.</param>
[Requires(Permission.Administer)]
public sealed record CloseClient(Guid Client) : ICommand<Unit>;

internal sealed class CloseClientValidator : AbstractValidator<CloseClient>
{
    public CloseClientValidator() => RuleFor(it => it.Client).NotEmpty();
}

internal sealed class CloseClientHandler(HealthDb database) : IRequestHandler<CloseClient, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(CloseClient request, CancellationToken cancellationToken)
    {
        if (await database.SystemClients.FirstOrDefaultAsync(one => one.Id == request.Client, cancellationToken) is not { } client)
        {
            return new Refusal(RefusalKind.NotFound, "client-unknown", "There is no such system.");
        }

        client.Active = false;
        return Outcome<Unit>.Of(Unit.Value);
    }
}
