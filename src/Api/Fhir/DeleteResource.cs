using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class DeleteResourceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapDelete("/{type}/{id}", async (string type, string id, HttpRequest http, IMediator mediator, Committed committed, CancellationToken cancellation) =>
        {
            var ifMatch = ETags.Read(http.Headers.IfMatch);
            if (!ifMatch.Ok)
            {
                return ifMatch.ToResult();
            }

            var deleted = await mediator.Send(new DeleteResource(type, id, ifMatch.Value), cancellation);
            return deleted.ToResult(_ => FhirWrite.Result(http, committed.Only));
        });
}

/// <summary>FHIR delete: the end of a resource. Its history remains.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#delete</remarks>
[Requires(Permission.WriteFhir)]
public sealed record DeleteResource(string Type, string Id, string? IfMatch = null) : ICommand<Unit>;

internal sealed class DeleteResourceValidator : AbstractValidator<DeleteResource>
{
    public DeleteResourceValidator() => RuleFor(it => it.Id).NotEmpty();
}

internal sealed class DeleteResourceHandler : IRequestHandler<DeleteResource, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(DeleteResource request, CancellationToken cancellationToken) =>
        Task.FromResult(Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(Change.Delete(request.Type, request.Id, request.IfMatch))));
}
