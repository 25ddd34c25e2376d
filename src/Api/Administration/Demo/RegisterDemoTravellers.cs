using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using MediatR;

namespace HealthAssess.Api.Administration.Demo;

/// <summary>Registers made-up travellers at one Point of Entry, in one transaction. Causes no report.</summary>
[Requires(Permission.ImportResources)]
internal sealed record RegisterDemoTravellers(IReadOnlyList<DemoTraveller> Travellers, PointOfEntry Place) : ICommand<Unit>, IHasOrigin
{
    public WriteOrigin Origin => WriteOrigin.Import;
}

internal sealed class RegisterDemoTravellersValidator : AbstractValidator<RegisterDemoTravellers>
{
    public RegisterDemoTravellersValidator() => RuleFor(it => it.Travellers).NotEmpty().WithMessage("There is nobody to register.");
}

internal sealed class RegisterDemoTravellersHandler(TimeProvider time) : IRequestHandler<RegisterDemoTravellers, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(RegisterDemoTravellers request, CancellationToken cancellationToken) =>
        Task.FromResult(Outcome<Unit>.Of(Unit.Value, ChangeSet.Of([.. request.Travellers.SelectMany(Resources).Select(Change.Create)])));

    private IEnumerable<Resource> Resources(DemoTraveller traveller) =>
    [
        PatientRecord.Of(traveller.Person),
        .. traveller.Guardians.Select(guardian => guardian.Of(Ids.New(time), traveller.Person.Id, demo: true)),
        .. traveller.Arrival.Resources(() => Ids.New(time), demo: true),
        .. traveller.Consents.Select(consent => consent.ToResource(demo: true)),
    ];
}
