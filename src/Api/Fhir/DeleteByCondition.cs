using FluentValidation;
using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class DeleteByConditionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapFhir().MapDelete("/{type}", async (string type, HttpRequest http, IMediator mediator, Committed committed, CancellationToken cancellation) =>
        {
            var ifMatch = ETags.Read(http.Headers.IfMatch);
            var query = SearchText.Of(http.QueryString.Value ?? "", FhirView.Full);
            return ifMatch.Ok
                ? (await mediator.Send(new DeleteByCondition(type, query, ifMatch.Value), cancellation)).ToResult(_ => FhirWrite.Result(http, committed.Only))
                : ifMatch.ToResult();
        });
}

/// <summary>FHIR conditional delete of the one resource that a search finds; several are refused, none is no error.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#3.1.0.7.1</remarks>
[Requires(Permission.WriteFhir)]
public sealed record DeleteByCondition(string Type, string Query, string? IfMatch = null) : ICommand<Unit>
{
    /// <summary>What is to be written.</summary>
    internal Change Change => new(ChangeVerb.Delete, Type, null, null, IfMatch) { Condition = Query };
}

internal sealed class DeleteByConditionValidator : AbstractValidator<DeleteByCondition>
{
    public DeleteByConditionValidator() => RuleFor(it => it.Type).NotEmpty();
}

internal sealed class DeleteByConditionHandler(CodeModifiers codes) : IRequestHandler<DeleteByCondition, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(DeleteByCondition request, CancellationToken cancellationToken)
    {
        var query = await codes.Resolve(request.Type, request.Query, cancellationToken);
        return query.Ok ? Outcome<Unit>.Of(Unit.Value, ChangeSet.Of((request with { Query = query.Value }).Change)) : Outcome<Unit>.Refused(query.Refusals);
    }
}
