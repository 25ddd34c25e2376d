using System.Security.Cryptography;
using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>Makes an account for a member of staff. It opens nothing until a role is granted.</summary>
/// <param name="Name">The name to sign in with.</param>
/// <param name="DisplayName">The name that colleagues see.</param>
/// <param name="Organisation">Whom the person works for; null where the role says enough.</param>
[Requires(Permission.Administer)]
public sealed record AddAccount(string Name, string DisplayName, Guid? Organisation) : ICommand<NewAccount>;

/// <summary>The account and the password for the first sign-in, which is shown once and kept nowhere.</summary>
/// <param name="Account">Id of the account.</param>
/// <param name="Password">To be replaced by one of the person's own at the first sign-in.</param>
public sealed record NewAccount(Guid Account, string Password);

internal sealed class AddAccountValidator : AbstractValidator<AddAccount>
{
    public AddAccountValidator()
    {
        RuleFor(it => it.Name).NotEmpty().Matches("^[A-Za-z0-9._-]{2,60}$").WithErrorCode("account-name").WithMessage("A name to sign in with has 2 to 60 letters, digits, dots, hyphens or underscores.");
        RuleFor(it => it.DisplayName).NotEmpty().MaximumLength(120).WithMessage("Say the person's name.");
    }
}

internal sealed class AddAccountHandler(HealthDb database, TimeProvider time) : IRequestHandler<AddAccount, Outcome<NewAccount>>
{
    public async Task<Outcome<NewAccount>> Handle(AddAccount request, CancellationToken cancellationToken)
    {
        var normal = request.Name.ToUpperInvariant();
        if (await database.Users.AnyAsync(one => one.NormalizedUserName == normal, cancellationToken))
        {
            return new Refusal(RefusalKind.Duplicate, "account-name-taken", "Somebody signs in with this name already. Choose another.", "name");
        }

        if (request.Organisation is { } id && !await database.Organisations.AnyAsync(one => one.Id == id, cancellationToken))
        {
            return new Refusal(RefusalKind.Invalid, "organisation-unknown", "There is no such organisation.", "organisation");
        }

        var account = new Account
        {
            Id = Ids.New(time),
            UserName = request.Name,
            NormalizedUserName = normal,
            DisplayName = request.DisplayName.Trim(),
            Organisation = request.Organisation,
            LockoutEnabled = true,
            MustChangePassword = true,
            SecurityStamp = Ids.Unguessable(),
        };
        var password = FirstPassword();
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, password);
        database.Users.Add(account);
        return Outcome<NewAccount>.Of(new NewAccount(account.Id, password));
    }

    /// <summary>Letters and digits that cannot be mixed up, in groups that can be read out: 74 bits.</summary>
    private static string FirstPassword() =>
        string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));
}
