using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>Puts an organisation on record. Its kind cannot be changed later: the firewall goes by it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Country">ISO 3166-1 alpha-3 country, or null.</param>
[Requires(Permission.Administer)]
public sealed record AddOrganisation(string Name, OrganisationKind Kind, string? Country) : ICommand<Guid>;

internal sealed class AddOrganisationValidator : AbstractValidator<AddOrganisation>
{
    public AddOrganisationValidator()
    {
        RuleFor(it => it.Name).NotEmpty().MaximumLength(200).WithMessage("Say the organisation's name.");
        RuleFor(it => it.Kind).IsInEnum().NotEqual(OrganisationKind.None).WithErrorCode("organisation-kind").WithMessage("Say what kind of organisation it is.");
        RuleFor(it => it.Country).Matches("^[A-Z]{3}$").When(it => it.Country is not null).WithErrorCode("country-code").WithMessage("A country has three capital letters.");
    }
}

internal sealed class AddOrganisationHandler(HealthDb database, TimeProvider time) : IRequestHandler<AddOrganisation, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(AddOrganisation request, CancellationToken cancellationToken)
    {
        if (await database.Organisations.AnyAsync(one => one.Name == request.Name.Trim(), cancellationToken))
        {
            return new Refusal(RefusalKind.Duplicate, "organisation-known", "An organisation of this name is on record already.", "name");
        }

        var organisation = new Organisation { Id = Ids.New(time), Name = request.Name.Trim(), Kind = request.Kind, Country = request.Country };
        database.Organisations.Add(organisation);
        return Outcome<Guid>.Of(organisation.Id);
    }
}
