using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class UpdateResourceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapPut("/{type}/{id}", async (string type, string id, HttpRequest http, IMediator mediator, Committed committed, CancellationToken cancellation) =>
        {
            var body = await FhirBody.Read(http, cancellation);
            var (ifMatch, ifNoneMatch) = (ETags.Read(http.Headers.IfMatch), ETags.Read(http.Headers.IfNoneMatch));
            if (!body.Ok || !ifMatch.Ok || !ifNoneMatch.Ok)
            {
                return new RefusalResult([.. body.Refusals, .. ifMatch.Refusals, .. ifNoneMatch.Refusals]);
            }

            var outcome = await mediator.Send(new UpdateResource(type, id, body.Value, ifMatch.Value, ifNoneMatch.Value), cancellation);
            return outcome.ToResult(_ => FhirWrite.Result(http, committed.Only));
        });
}

/// <summary>FHIR update: the next version of a resource, or its first one under the caller's id.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#update</remarks>
[Requires(Permission.WriteFhir)]
public sealed record UpdateResource(string Type, string Id, Resource Resource, string? IfMatch = null, string? IfNoneMatch = null) : ICommand<Unit>;

internal sealed class UpdateResourceValidator : AbstractValidator<UpdateResource>
{
    public UpdateResourceValidator() => RuleFor(it => it.Id).NotEmpty();
}

internal sealed class UpdateResourceHandler(KnownTravellers travellers, ResourceReader reader, Caller caller) : IRequestHandler<UpdateResource, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(UpdateResource request, CancellationToken cancellationToken) => request switch
    {
        _ when request.Resource.TypeName != request.Type => FhirRefusals.OtherType,
        _ when request.Resource.Id != request.Id => FhirRefusals.OtherId,
        _ when await Unresolved(request, cancellationToken) is { } conditional => conditional,
        _ when await travellers.Objection(request.Resource, cancellationToken) is { } nobody => nobody,
        _ => Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(Change.Update(request.Resource, request.IfMatch) with { IfNoneMatch = request.IfNoneMatch })),
    };

    /// <summary>Who reads a resource and sends it back changed need not mend what an import left in it.</summary>
    private async Task<Refusal?> Unresolved(UpdateResource request, CancellationToken cancellation) =>
        SearchesAsReferences.Objection(request.Resource) is not { } objection ? null
        : await reader.Read(caller, request.Type, request.Id, cancellation) is { Ok: true, Value: var there } ? SearchesAsReferences.Objection(request.Resource, there.Resource)
        : objection;
}
