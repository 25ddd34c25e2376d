using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>Gives an account a role within a scope, for a time.</summary>
/// <param name="Account">Whose right it will be.</param>
/// <param name="Role">Name of the role.</param>
/// <param name="Country">ISO 3166-1 alpha-3 country in which it holds.</param>
/// <param name="PointsOfEntry">Single Points of Entry; empty for every one of the country.</param>
/// <param name="Until">The last day; at most two years ahead, because nobody is given a right for ever.</param>
[Requires(Permission.Administer)]
public sealed record GrantAccess(Guid Account, string Role, string Country, IReadOnlyList<Guid> PointsOfEntry, DateOnly Until) : ICommand<Guid>;

internal sealed class GrantAccessValidator : AbstractValidator<GrantAccess>
{
    public GrantAccessValidator(TimeProvider time)
    {
        RuleFor(it => it.Role).Must(name => Roles.OfStaff.Any(role => role.Name == name)).WithErrorCode("role-unknown").WithMessage("There is no such role.");
        RuleFor(it => it.Country).Matches("^[A-Z]{3}$").WithErrorCode("country-code").WithMessage("A country has three capital letters.");
        RuleFor(it => it.Until).Must(until => Today(time) <= until && until <= Today(time).AddYears(2))
            .WithErrorCode("grant-until").WithMessage("A right ends between today and two years from now.");
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

internal sealed class GrantAccessHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<GrantAccess, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(GrantAccess request, CancellationToken cancellationToken)
    {
        var account = await database.Users.FirstOrDefaultAsync(one => one.Id == request.Account && one.LeftAt == null, cancellationToken);
        if (account is null)
        {
            return StaffRefusals.NoAccount;
        }

        var role = Roles.ByName[request.Role];
        var organisation = await database.Organisations.FirstOrDefaultAsync(one => one.Id == account.Organisation, cancellationToken);
        if (!Firewall.Allows(organisation?.Kind ?? role.Organisation, role))
        {
            return new Refusal(RefusalKind.Forbidden, "firewall-grant", "An organisation of police, immigration or security gets no role that opens a record.", "role");
        }

        if (request.Account == caller.Account)
        {
            return new Refusal(RefusalKind.Forbidden, "own-grant", "Nobody gives a right to themselves. Ask another administrator.", "account");
        }

        if (await database.PointsOfEntry.CountAsync(place => request.PointsOfEntry.Contains(place.Id), cancellationToken) != request.PointsOfEntry.Distinct().Count())
        {
            return StaffRefusals.NoPlace;
        }

        var now = time.GetUtcNow();
        await database.Grants.Where(one => one.Account == account.Id && (one.Until == null || one.Until > now)).ForEachAsync(one => one.Until = now, cancellationToken);
        var grant = new Grant
        {
            Id = Ids.New(time),
            Account = account.Id,
            Role = role.Name,
            Country = request.Country,
            PointsOfEntry = [.. request.PointsOfEntry],
            Since = now,
            Until = new DateTimeOffset(request.Until.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero),
            GivenBy = caller.Account,
        };
        database.Grants.Add(grant);
        account.SecurityStamp = Ids.Unguessable();
        return Outcome<Guid>.Of(grant.Id);
    }
}
