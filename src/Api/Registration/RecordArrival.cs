using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Registration;

internal sealed class RecordArrivalEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/arrivals", async (RecordArrival request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(id => Results.Created($"/fhir/R4/Encounter/{id}", new { id }))).WithTags("Registration");
}

/// <summary>Records how a traveller came and where they were in the last 21 days. Answers with the id of the Encounter.</summary>
/// <param name="Traveller">Who.</param>
/// <param name="Kind">poe-arrival, poe-transit or poe-departure.</param>
/// <param name="Conveyance">Flight, ship, vehicle, or empty.</param>
/// <param name="Origin">Where the journey began, in words, or empty.</param>
/// <param name="Countries">Countries of the last 21 days, ISO 3166-1 alpha-3.</param>
/// <param name="At">When; now when not given.</param>
[Requires(Permission.RegisterTravellers, OnShift = true)]
public sealed record RecordArrival(
    TravellerId Traveller, string Kind = "poe-arrival", string? Conveyance = null, string? Origin = null,
    IReadOnlyList<string>? Countries = null, DateTimeOffset? At = null) : ICommand<Guid>;

internal sealed class RecordArrivalValidator : AbstractValidator<RecordArrival>
{
    public RecordArrivalValidator()
    {
        RuleFor(it => it.Kind).Must(Arrival.Kinds.Contains).WithErrorCode("visit-kind").WithMessage("A visit is an arrival, a transit or a departure.");
        RuleForEach(it => it.Countries).Matches("^[A-Z]{3}$").WithErrorCode("country").WithMessage("A country is a code of three letters.");
        RuleFor(it => it.Countries).Must(all => all is null || all.Count <= 40).WithErrorCode("countries-many").WithMessage("At most 40 countries.");
        RuleFor(it => it.Conveyance).MaximumLength(100).WithErrorCode("conveyance-long").WithMessage("The conveyance has at most 100 characters.");
        RuleFor(it => it.Origin).MaximumLength(200).WithErrorCode("origin-long").WithMessage("The origin has at most 200 characters.");
    }
}

internal sealed class RecordArrivalHandler(Caller caller, HerePointOfEntry here, ResourceReader reader, TimeProvider time) : IRequestHandler<RecordArrival, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RecordArrival request, CancellationToken cancellationToken)
    {
        if (await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken) is { Ok: false } missing)
        {
            return Outcome<Guid>.Refused(missing.Refusals);
        }

        var place = await here.Get(cancellationToken);
        var now = place.Now(time);
        if (request.At > now.AddMinutes(5))
        {
            return new Refusal(RefusalKind.Invalid, "arrival-future", "The arrival lies in the future.", "at");
        }

        var at = request.At is { } given ? TimeZoneInfo.ConvertTime(given, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone)) : now;
        string[] countries = [.. (request.Countries ?? []).Distinct(StringComparer.Ordinal)];
        var arrival = new Arrival(Ids.New(time), request.Traveller, place.Id, at, request.Kind, request.Conveyance, request.Origin, countries);
        return Outcome<Guid>.Of(arrival.Id, ChangeSet.Of([.. arrival.Resources(() => Ids.New(time)).Select(Change.Create)]));
    }
}
