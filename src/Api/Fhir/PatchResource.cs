using FluentValidation;
using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Patching;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir;

internal sealed class PatchResourceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var fhir = routes.MapFhir();
        fhir.MapPatch("/{type}/{id}", (string type, string id, HttpRequest http, IMediator mediator, Committed committed, CancellationToken cancellation) =>
            Patch(type, id, null, http, mediator, committed, cancellation));
        fhir.MapPatch("/{type}", (string type, HttpRequest http, IMediator mediator, Committed committed, CancellationToken cancellation) =>
            Patch(type, null, SearchText.Of(http.QueryString.Value ?? "", FhirView.Full), http, mediator, committed, cancellation));
    }

    private static async Task<IResult> Patch(
        string type, string? id, string? query, HttpRequest http, IMediator mediator, Committed committed, CancellationToken cancellation)
    {
        var patch = await PatchBody.Read(http, cancellation);
        var ifMatch = ETags.Read(http.Headers.IfMatch);
        if (!patch.Ok || !ifMatch.Ok)
        {
            return patch.Ok ? ifMatch.ToResult() : patch.ToResult();
        }

        var outcome = await mediator.Send(new PatchResource(type, id, query, patch.Value, ifMatch.Value), cancellation);
        return outcome.ToResult(_ => FhirWrite.Result(http, committed.Only));
    }
}

/// <summary>FHIR patch: changes parts of a resource that is named by its id or by a condition.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#patch. The patch is applied inside the commit, to the version that is current there.</remarks>
[Requires(Permission.WriteFhir)]
public sealed record PatchResource(string Type, string? Id, string? Query, IPatch Patch, string? IfMatch = null) : ICommand<Unit>
{
    /// <summary>What is to be written.</summary>
    internal Change Change => new(ChangeVerb.Update, Type, Id, null, IfMatch) { Edit = Apply, Condition = Id is null ? Query ?? "" : null };

    private Outcome<Resource> Apply(Resource current, PatchAllowance allowance)
    {
        var (changed, issues) = Patch.Apply(current, allowance);
        return changed is null ? Outcome<Resource>.Refused(FhirIssues.AsRefusals(issues))
            : SearchesAsReferences.Objection(changed, current) is { } conditional ? conditional
            : Outcome<Resource>.Of(changed);
    }
}

internal sealed class PatchResourceValidator : AbstractValidator<PatchResource>
{
    public PatchResourceValidator() => RuleFor(it => it.Type).NotEmpty();
}

internal sealed class PatchResourceHandler(CodeModifiers codes) : IRequestHandler<PatchResource, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(PatchResource request, CancellationToken cancellationToken)
    {
        var query = await codes.Condition(request.Type, request.Query, cancellationToken);
        return query.Ok ? Outcome<Unit>.Of(Unit.Value, ChangeSet.Of((request with { Query = query.Value }).Change)) : Outcome<Unit>.Refused(query.Refusals);
    }
}
