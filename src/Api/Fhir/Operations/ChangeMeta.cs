using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ChangeMetaEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOperation(OperationTable.MetaAdd, (input, http, mediator, cancellation) => Change(input, http, mediator, removes: false, cancellation));
        routes.MapOperation(OperationTable.MetaDelete, (input, http, mediator, cancellation) => Change(input, http, mediator, removes: true, cancellation));
    }

    private static async Task<IResult> Change(OperationInput input, HttpRequest http, IMediator mediator, bool removes, CancellationToken cancellation)
    {
        var ifMatch = ETags.Read(http.Headers.IfMatch);
        if (!ifMatch.Ok || input.Parameter("meta")["value"] is not { Exists: true } meta)
        {
            return ifMatch.Ok ? new RefusalResult([MetaLabels.Missing]) : ifMatch.ToResult();
        }

        var changed = await mediator.Send(new ChangeMeta(http.Route("type")!, http.Route("id")!, meta, removes, ifMatch.Value), cancellation);
        return changed.ToResult(_ => MetaLabels.Answer(http.HttpContext.RequestServices.GetRequiredService<Committed>().Only.Stored.Resource, http));
    }
}

/// <summary>FHIR $meta-add and $meta-delete: the next version of a resource, with more profiles, tags and security labels, or without some of them.</summary>
/// <remarks>http://hl7.org/fhir/R4/resource-operation-meta-add.html and http://hl7.org/fhir/R4/resource-operation-meta-delete.html</remarks>
[Requires(Permission.WriteFhir)]
public sealed record ChangeMeta(string Type, string Id, Element Meta, bool Removes, string? IfMatch = null) : ICommand<Unit>;

internal sealed class ChangeMetaValidator : AbstractValidator<ChangeMeta>
{
    public ChangeMetaValidator() => RuleFor(it => it.Id).NotEmpty();
}

internal sealed class ChangeMetaHandler : IRequestHandler<ChangeMeta, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(ChangeMeta request, CancellationToken cancellationToken) => Task.FromResult(
        Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(Change.Patch(request.Type, request.Id, current =>
            request.Removes ? MetaLabels.Removed(current, request.Meta) : MetaLabels.Added(current, request.Meta), request.IfMatch))));
}
