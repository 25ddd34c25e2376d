using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Stock;
using MediatR;

namespace HealthAssess.Api.Administration.Demo;

/// <summary>Makes the demo's Points of Entry, staff, ministry and lots. Answers with the accounts and their passwords, which are kept nowhere.</summary>
/// <param name="Ministry">Base of the demo ministry's FHIR endpoint.</param>
[Requires(Permission.Administer)]
internal sealed record OpenDemoPlaces(Uri Ministry) : ICommand<IReadOnlyList<DemoAccount>>;

internal sealed class OpenDemoPlacesValidator : AbstractValidator<OpenDemoPlaces>
{
    public OpenDemoPlacesValidator() => RuleFor(it => it.Ministry).Must(address => address.IsAbsoluteUri).WithErrorCode("address").WithMessage("The ministry's address is not absolute.");
}

internal sealed class OpenDemoPlacesHandler(HealthDb database, Alongside alongside, TimeProvider time)
    : IRequestHandler<OpenDemoPlaces, Outcome<IReadOnlyList<DemoAccount>>>
{
    public Task<Outcome<IReadOnlyList<DemoAccount>>> Handle(OpenDemoPlaces request, CancellationToken cancellationToken)
    {
        foreach (var place in DemoPlaces.All)
        {
            database.PointsOfEntry.Add(new PointOfEntryRow { Id = place.Id, Name = place.Name, Kind = place.Kind, Country = place.Country, TimeZone = place.TimeZone });
        }

        var staff = DemoStaff.Make(time);
        database.Users.AddRange(staff.Select(one => one.Account));
        database.Grants.AddRange(staff.Select(one => one.Grant));
        database.Trainings.AddRange(staff.Select(one => one.Training).OfType<Training>());
        DemoMinistry.AddTo(database, request.Ministry, time);

        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var lots = DemoLots.Make(DemoPlaces.All, today);
        alongside.Steps.Add(LotIntake.Of([.. lots.Select(lot => lot.Stock)], null, time));
        var resources = DemoPlaces.All.Select(place => PlaceRecord.Of(place, demo: true))
            .Concat(staff.Select(one => one.Practitioner))
            .Concat(lots.Select(lot => lot.Medication).DistinctBy(medication => medication.Id));
        return Task.FromResult(Outcome<IReadOnlyList<DemoAccount>>.Of(
            [.. staff.Select(one => new DemoAccount(one.Account.UserName!, one.Grant.Role, one.Password))],
            ChangeSet.Of([.. resources.Select(resource => Change.Update(resource))])));
    }
}
