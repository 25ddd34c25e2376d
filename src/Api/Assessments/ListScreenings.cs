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

namespace HealthAssess.Api.Assessments;

internal sealed class ListScreeningsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/travellers/{id}/protocols", async (TravellerId id, string? language, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new ListScreenings(id, language ?? "en"), cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>The protocols that may be used for a traveller here today.</summary>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record ListScreenings(TravellerId Traveller, string Language = "en") : IQuery<IReadOnlyList<ScreeningChoice>>;

/// <summary>A protocol to choose.</summary>
/// <param name="Protocol">Id and version.</param>
/// <param name="Title">Its name.</param>
/// <param name="Draft">True while no clinician has approved it.</param>
/// <param name="Proposed">True when the Point of Entry has switched it on, and it is for those who arrive.</param>
/// <param name="Border">True when it is for a Point of Entry; false for work before departure.</param>
public sealed record ScreeningChoice(string Protocol, string Title, bool Draft, bool Proposed, bool Border);

internal sealed class ListScreeningsHandler(HerePointOfEntry here, Caller caller, ProtocolLibrary library, AssessmentBackground background, ResourceReader reader, TimeProvider time)
    : IRequestHandler<ListScreenings, Outcome<IReadOnlyList<ScreeningChoice>>>
{
    public async Task<Outcome<IReadOnlyList<ScreeningChoice>>> Handle(ListScreenings request, CancellationToken cancellationToken)
    {
        var patient = await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken);
        if (!patient.Ok)
        {
            return AssessmentRefusals.NoTraveller;
        }

        var place = await here.Get(cancellationToken);
        var situation = await background.Situation(patient.Value.Resource, place, cancellationToken);
        var used = await library.InUse(place.Id, place.Today(time), cancellationToken);
        return Outcome<IReadOnlyList<ScreeningChoice>>.Of(
        [
            .. from one in used
               where (!one.Protocol.Restricted || caller.Restricted) && one.Protocol.AppliesTo(situation with { Parameters = one.Parameters })
               let border = one.Protocol.Encounters.Contains("poe-arrival")
               orderby one.Turn is null, !border, one.Protocol.Restricted
               select new ScreeningChoice($"{one.Protocol.Id}@{one.Protocol.Version}", one.Protocol.Title.In(request.Language), one.Draft, one.Turn is not null && border, border),
        ]);
    }
}
