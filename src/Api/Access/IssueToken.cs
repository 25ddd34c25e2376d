using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;

namespace HealthAssess.Api.Access;

/// <summary>Makes a bearer token for another system, or for trying the API out.</summary>
/// <param name="Role">Name of the role.</param>
/// <param name="Country">ISO 3166-1 alpha-3 country it holds in.</param>
/// <param name="PointOfEntry">The Point of Entry it works at, or null.</param>
/// <param name="Hours">How long it holds.</param>
[Requires(Permission.Administer)]
public sealed record IssueToken(string Role, string Country, Guid? PointOfEntry, int Hours = 1) : ICommand<string>;

internal sealed class IssueTokenValidator : AbstractValidator<IssueToken>
{
    public IssueTokenValidator()
    {
        RuleFor(token => token.Role).Must(Roles.ByName.ContainsKey).WithErrorCode("role-unknown").WithMessage("There is no such role.");
        RuleFor(token => token.Hours).InclusiveBetween(1, 24).WithErrorCode("token-hours").WithMessage("A token holds from one hour to a day.");
    }
}

internal sealed class IssueTokenHandler(SignedTokens tokens, TimeProvider time) : IRequestHandler<IssueToken, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(IssueToken request, CancellationToken cancellationToken)
    {
        var claims = CallerClaims.For(Ids.New(time), Roles.ByName[request.Role], new Scope(false, request.Country, []), request.PointOfEntry, client: true);
        return Outcome<string>.Of(await tokens.Sign(claims, TimeSpan.FromHours(request.Hours), cancellationToken));
    }
}
