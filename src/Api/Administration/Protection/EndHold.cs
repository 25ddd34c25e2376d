using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Protection;

/// <summary>Ends a legal hold: what is due goes at the next turn of retention.</summary>
/// <param name="Hold">Which.</param>
[Requires(Permission.ProtectData)]
public sealed record EndHold(Guid Hold) : ICommand<Unit>;

internal sealed class EndHoldValidator : AbstractValidator<EndHold>
{
    public EndHoldValidator() => RuleFor(it => it.Hold).NotEmpty();
}

internal sealed class EndHoldHandler(HealthDb database, TimeProvider time) : IRequestHandler<EndHold, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(EndHold request, CancellationToken cancellationToken)
    {
        if (await database.LegalHolds.FirstOrDefaultAsync(one => one.Id == request.Hold && one.EndedAt == null, cancellationToken) is not { } hold)
        {
            return new Refusal(RefusalKind.NotFound, "hold-unknown", "There is no such hold, or it has ended.");
        }

        hold.EndedAt = time.GetUtcNow();
        return Outcome<Unit>.Of(Unit.Value);
    }
}
