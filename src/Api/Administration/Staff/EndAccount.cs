using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>Somebody has left: every right and every session of theirs ends, the account stays for the audit.</summary>
/// <param name="Account">Whose.</param>
[Requires(Permission.Administer)]
public sealed record EndAccount(Guid Account) : ICommand<Unit>;

internal sealed class EndAccountValidator : AbstractValidator<EndAccount>
{
    public EndAccountValidator() => RuleFor(it => it.Account).NotEmpty();
}

internal sealed class EndAccountHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<EndAccount, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(EndAccount request, CancellationToken cancellationToken)
    {
        if (request.Account == caller.Account)
        {
            return new Refusal(RefusalKind.BusinessRule, "own-account", "Nobody closes their own account. Ask another administrator.");
        }

        if (await database.Users.FirstOrDefaultAsync(one => one.Id == request.Account, cancellationToken) is not { } account)
        {
            return StaffRefusals.NoAccount;
        }

        var now = time.GetUtcNow();
        account.LeftAt ??= now;
        account.SecurityStamp = Ids.Unguessable();
        account.PasswordHash = account.PinHash = null;
        database.UserLogins.RemoveRange(await database.UserLogins.Where(one => one.UserId == account.Id).ToListAsync(cancellationToken));
        database.UserPasskeys.RemoveRange(await database.UserPasskeys.Where(one => one.UserId == account.Id).ToListAsync(cancellationToken));
        await database.Grants.Where(one => one.Account == account.Id && (one.Until == null || one.Until > now)).ForEachAsync(one => one.Until = now, cancellationToken);
        return Outcome<Unit>.Of(Unit.Value);
    }
}
