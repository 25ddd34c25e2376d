using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class RemoveMetaEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.MetaDelete, async (input, http, mediator, cancellation) =>
    {
        if (input.Parameter("meta")["value"] is not { Exists: true } meta)
        {
            return new RefusalResult([MetaLabels.Missing]);
        }

        var changed = await mediator.Send(new RemoveMeta(http.Route("type")!, http.Route("id")!, meta), cancellation);
        return changed.ToResult(_ => MetaLabels.Answer(http.HttpContext.RequestServices.GetRequiredService<Committed>().Only.Stored.Resource, http));
    });
}

/// <summary>FHIR $meta-delete: the next version of a resource, without some of its profiles, tags and security labels.</summary>
/// <remarks>http://hl7.org/fhir/R4/resource-operation-meta-delete.html</remarks>
[Requires(Permission.WriteFhir)]
public sealed record RemoveMeta(string Type, string Id, Element Meta) : ICommand<Unit>;

internal sealed class RemoveMetaValidator : AbstractValidator<RemoveMeta>
{
    public RemoveMetaValidator() => RuleFor(it => it.Id).NotEmpty();
}

internal sealed class RemoveMetaHandler : IRequestHandler<RemoveMeta, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(RemoveMeta request, CancellationToken cancellationToken) => Task.FromResult(
        Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(Change.Patch(request.Type, request.Id, current => MetaLabels.Removed(current, request.Meta)))));
}
