using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ValidateCodeInCodeSystemEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.ValidateCodeInCodeSystem, async (input, http, mediator, cancellation) =>
    {
        var asked = AskedCoding.Of(input);
        var source = CodeSystemSource.Of(input, http, "url", asked is [{ System: { } system }, ..] ? system : null);
        var request = new ValidateCodeInCodeSystem(source, asked, input.Text("displayLanguage"), input.Flag("abstract") != false);
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>FHIR $validate-code of a code system: whether it has a code.</summary>
/// <remarks>http://hl7.org/fhir/R4/codesystem-operation-validate-code.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ValidateCodeInCodeSystem(CodeSystemSource Source, IReadOnlyList<AskedCoding> Asked, string? Language, bool AbstractToo) : IQuery<Resource>;

internal sealed class ValidateCodeInCodeSystemHandler(CodeSystems codeSystems) : IRequestHandler<ValidateCodeInCodeSystem, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(ValidateCodeInCodeSystem request, CancellationToken cancellationToken)
    {
        if (request.Asked.Count == 0)
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "Send a code, a coding, or a codeableConcept.", "code");
        }

        var found = await codeSystems.Find(request.Source, cancellationToken);
        return found.Ok
            ? Outcome<Resource>.Of(CodeValidity.Of(request.Asked, asked => Concept(found.Value, asked), request.Language, request.AbstractToo))
            : Outcome<Resource>.Refused(found.Refusals);
    }

    private static Concept? Concept(CodeSystemTree tree, AskedCoding asked) =>
        (asked.System is null || asked.System == tree.Url) && tree.Find(asked.Code) is not null ? tree.Concept(asked.Code) : null;
}
