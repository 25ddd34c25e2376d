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

internal sealed class CreateResourceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapPost("/{type}", async (string type, HttpRequest http, IMediator mediator, Committed committed, CancellationToken cancellation) =>
        {
            var body = await FhirBody.Read(http, cancellation);
            var condition = IfNoneExistQuery.Of(http.Headers["If-None-Exist"], type);
            if (!body.Ok || !condition.Ok)
            {
                return new RefusalResult([.. body.Refusals, .. condition.Refusals]);
            }

            var outcome = await mediator.Send(new CreateResource(type, body.Value, condition.Value), cancellation);
            return outcome.ToResult(_ => FhirWrite.Result(http, committed.Only));
        });
}

/// <summary>FHIR create: a new resource under an id of ours, or none when <paramref name="IfNoneExist"/> finds it already.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#create and #ccreate</remarks>
[Requires(Permission.WriteFhir)]
public sealed record CreateResource(string Type, Resource Resource, string? IfNoneExist = null) : ICommand<Unit>;

internal sealed class CreateResourceValidator : AbstractValidator<CreateResource>
{
    public CreateResourceValidator() => RuleFor(it => it.Type).NotEmpty();
}

internal sealed class CreateResourceHandler(KnownTravellers travellers, CodeModifiers codes, TimeProvider time) : IRequestHandler<CreateResource, Outcome<Unit>>
{
    /// <summary>Whoever sends the header wants no second one: to create without looking would be what they asked not to be done.</summary>
    private static Refusal EmptyCondition { get; } = new(
        RefusalKind.Invalid, "condition-empty", "If-None-Exist names nothing to look for. Say what must not be there yet, as in identifier=urn:system|123, or leave the header out.", "If-None-Exist");

    public async Task<Outcome<Unit>> Handle(CreateResource request, CancellationToken cancellationToken)
    {
        if (request.Resource.TypeName != request.Type)
        {
            return FhirRefusals.OtherType;
        }

        if (string.IsNullOrWhiteSpace(request.IfNoneExist) && request.IfNoneExist is not null)
        {
            return EmptyCondition;
        }

        var condition = await codes.Condition(request.Type, request.IfNoneExist, cancellationToken);
        if (!condition.Ok)
        {
            return Outcome<Unit>.Refused(condition.Refusals);
        }

        return SearchesAsReferences.Objection(request.Resource) is { } conditional ? conditional
            : await travellers.Objection(request.Resource, cancellationToken) is { } nobody ? nobody
            : Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(new Change(ChangeVerb.Create, request.Type, Ids.New(time).ToString(), request.Resource, IfNoneExist: condition.Value)));
    }
}
