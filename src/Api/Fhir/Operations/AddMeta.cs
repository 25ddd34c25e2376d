using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class AddMetaEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.MetaAdd, async (input, http, mediator, cancellation) =>
    {
        if (input.Parameter("meta")["value"] is not { Exists: true } meta)
        {
            return new RefusalResult([MetaLabels.Missing]);
        }

        var changed = await mediator.Send(new AddMeta(http.Route("type")!, http.Route("id")!, meta), cancellation);
        return changed.ToResult(_ => MetaLabels.Answer(http.HttpContext.RequestServices.GetRequiredService<Committed>().Only.Stored.Resource, http));
    });
}

/// <summary>FHIR $meta-add: the next version of a resource, with more profiles, tags and security labels.</summary>
/// <remarks>http://hl7.org/fhir/R4/resource-operation-meta-add.html</remarks>
[Requires(Permission.WriteFhir)]
public sealed record AddMeta(string Type, string Id, Element Meta) : ICommand<Unit>;

internal sealed class AddMetaValidator : AbstractValidator<AddMeta>
{
    public AddMetaValidator() => RuleFor(it => it.Id).NotEmpty();
}

internal sealed class AddMetaHandler : IRequestHandler<AddMeta, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(AddMeta request, CancellationToken cancellationToken) => Task.FromResult(
        Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(Change.Patch(request.Type, request.Id, current => MetaLabels.Added(current, request.Meta)))));
}
