using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Requirements;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Requirements;

internal sealed class AskTripEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/requirements", async (AskTrip request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Requirements");
}

/// <summary>What does my trip need? For anybody, without an account: nothing of it is stored, and nobody is asked for a nationality or a name.</summary>
/// <param name="Stops">The itinerary, past and planned, in order.</param>
/// <param name="BirthDate">Date of birth, or null.</param>
/// <param name="Doses">Doses that can be shown.</param>
/// <param name="Letters">Contraindication letters that can be shown.</param>
/// <param name="Urgent">True when travel cannot wait four weeks.</param>
[Requires(Permission.Anybody)]
public sealed record AskTrip(
    IReadOnlyList<Stop> Stops, DateOnly? BirthDate = null, IReadOnlyList<KnownDose>? Doses = null, IReadOnlyList<ExemptionLetter>? Letters = null, bool Urgent = false) : IQuery<TripAnswer>;

internal sealed class AskTripValidator : AbstractValidator<AskTrip>
{
    private const int MostStops = 40;

    public AskTripValidator()
    {
        RuleFor(it => it.Stops).NotEmpty().WithErrorCode("trip-empty").WithMessage("Say where the trip goes.");
        RuleFor(it => it.Stops).Must(stops => stops is null || stops.Count <= MostStops).WithErrorCode("trip-too-long").WithMessage("A trip has at most 40 stops.");
        RuleForEach(it => it.Stops).Must(stop => stop.Country is { Length: 3 }).WithErrorCode("trip-country").WithMessage("Name each country by its three letters.");
    }
}

internal sealed class AskTripHandler(RequirementLibrary library) : IRequestHandler<AskTrip, Outcome<TripAnswer>>
{
    public async Task<Outcome<TripAnswer>> Handle(AskTrip request, CancellationToken cancellationToken) => Outcome<TripAnswer>.Of(TripAnswer.Of(
        await library.InForce(cancellationToken), new Trip(request.Stops, request.BirthDate, request.Doses ?? [], request.Letters ?? [], request.Urgent)));
}
