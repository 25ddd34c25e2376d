using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>Takes a right back, at once: the sessions that stand on it end within a minute.</summary>
/// <param name="Grant">Id of the grant.</param>
[Requires(Permission.Administer)]
public sealed record WithdrawAccess(Guid Grant) : ICommand<Unit>;

internal sealed class WithdrawAccessValidator : AbstractValidator<WithdrawAccess>
{
    public WithdrawAccessValidator() => RuleFor(it => it.Grant).NotEmpty();
}

internal sealed class WithdrawAccessHandler(HealthDb database, TimeProvider time) : IRequestHandler<WithdrawAccess, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(WithdrawAccess request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await database.Grants.FirstOrDefaultAsync(one => one.Id == request.Grant && (one.Until == null || one.Until > now), cancellationToken) is not { } grant)
        {
            return StaffRefusals.NoGrant;
        }

        grant.Until = now;
        if (await database.Users.FirstOrDefaultAsync(one => one.Id == grant.Account, cancellationToken) is { } account)
        {
            account.SecurityStamp = Ids.Unguessable();
        }

        return Outcome<Unit>.Of(Unit.Value);
    }
}
