using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>Confirms that a right is still needed; due every quarter.</summary>
/// <param name="Grant">Id of the grant.</param>
[Requires(Permission.Administer)]
public sealed record ReviewAccess(Guid Grant) : ICommand<Unit>;

internal sealed class ReviewAccessValidator : AbstractValidator<ReviewAccess>
{
    public ReviewAccessValidator() => RuleFor(it => it.Grant).NotEmpty();
}

internal sealed class ReviewAccessHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<ReviewAccess, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(ReviewAccess request, CancellationToken cancellationToken)
    {
        if (await database.Grants.FirstOrDefaultAsync(one => one.Id == request.Grant, cancellationToken) is not { } grant)
        {
            return StaffRefusals.NoGrant;
        }

        if (grant.Account == caller.Account)
        {
            return new Refusal(RefusalKind.BusinessRule, "own-review", "Nobody confirms their own rights. Ask another administrator.");
        }

        (grant.ReviewedAt, grant.ReviewedBy) = (time.GetUtcNow(), caller.Account);
        return Outcome<Unit>.Of(Unit.Value);
    }
}
