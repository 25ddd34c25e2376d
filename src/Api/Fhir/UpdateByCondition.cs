using FluentValidation;
using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class UpdateByConditionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapPut("/{type}", async (string type, HttpRequest http, IMediator mediator, Committed committed, CancellationToken cancellation) =>
        {
            var body = await FhirBody.Read(http, cancellation);
            var (ifMatch, ifNoneMatch) = (ETags.Read(http.Headers.IfMatch), ETags.Read(http.Headers.IfNoneMatch));
            if (!body.Ok || !ifMatch.Ok || !ifNoneMatch.Ok)
            {
                return new RefusalResult([.. body.Refusals, .. ifMatch.Refusals, .. ifNoneMatch.Refusals]);
            }

            var query = SearchText.Of(http.QueryString.Value ?? "", FhirView.Full);
            var outcome = await mediator.Send(new UpdateByCondition(type, query, body.Value, ifMatch.Value, ifNoneMatch.Value), cancellation);
            return outcome.ToResult(_ => FhirWrite.Result(http, committed.Only));
        });
}

/// <summary>FHIR conditional update.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#cond-update</remarks>
[Requires(Permission.WriteFhir)]
public sealed record UpdateByCondition(string Type, string Query, Resource Resource, string? IfMatch = null, string? IfNoneMatch = null) : ICommand<Unit>
{
    /// <summary>What is to be written: none found is a create, one an update; the store looks, under a lock.</summary>
    internal Change Change => new(ChangeVerb.Update, Type, Resource.Id, Resource, IfMatch) { Condition = Query, IfNoneMatch = IfNoneMatch };
}

internal sealed class UpdateByConditionValidator : AbstractValidator<UpdateByCondition>
{
    public UpdateByConditionValidator() => RuleFor(it => it.Type).NotEmpty();
}

internal sealed class UpdateByConditionHandler(KnownTravellers travellers, CodeModifiers codes) : IRequestHandler<UpdateByCondition, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(UpdateByCondition request, CancellationToken cancellationToken)
    {
        var query = await codes.Resolve(request.Type, request.Query, cancellationToken);
        return request.Resource.TypeName != request.Type ? FhirRefusals.OtherType
            : !query.Ok ? Outcome<Unit>.Refused(query.Refusals)
            : SearchesAsReferences.Objection(request.Resource) is { } conditional ? conditional
            : await travellers.Objection(request.Resource, cancellationToken) is { } nobody ? nobody
            : Outcome<Unit>.Of(Unit.Value, ChangeSet.Of((request with { Query = query.Value }).Change));
    }
}
