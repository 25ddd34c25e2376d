using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ValidateCodeInValueSetEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.ValidateCodeInValueSet, async (input, http, mediator, cancellation) =>
    {
        var request = new ValidateCodeInValueSet(ValueSetSource.Of(input, http), AskedCoding.Of(input), input.Text("displayLanguage"), input.Flag("abstract") != false);
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>FHIR $validate-code of a value set: whether a code is in it.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-operation-validate-code.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ValidateCodeInValueSet(ValueSetSource Source, IReadOnlyList<AskedCoding> Asked, string? Language, bool AbstractToo) : IQuery<Resource>;

internal sealed class ValidateCodeInValueSetHandler(ValueSets valueSets) : IRequestHandler<ValidateCodeInValueSet, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(ValidateCodeInValueSet request, CancellationToken cancellationToken)
    {
        if (request.Asked.Count == 0 || request.Asked.Any(one => one.System is null))
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "Send a code and its system, a coding, or a codeableConcept.", request.Asked.Count == 0 ? "code" : "system");
        }

        var source = await valueSets.Find(request.Source, cancellationToken);
        var codes = source.Ok ? await valueSets.Codes(request.Source, source.Value, cancellationToken) : Outcome<IReadOnlyList<Concept>>.Refused(source.Refusals);
        return codes.Ok
            ? Outcome<Resource>.Of(CodeValidity.Of(request.Asked, asked => codes.Value.FirstOrDefault(one => one.Code == asked.Code && one.System == asked.System), request.Language, request.AbstractToo))
            : Outcome<Resource>.Refused(codes.Refusals);
    }
}
