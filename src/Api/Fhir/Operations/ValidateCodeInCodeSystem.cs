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
        if (AskedCoding.Objection(input) is { } several)
        {
            return new RefusalResult([several]);
        }

        var asked = AskedCoding.Of(input);
        var source = CodeSystemSource.Of(input, http, "url", asked is [{ System: { } system }, ..] ? system : null);
        var request = new ValidateCodeInCodeSystem(source, asked, input.Text("displayLanguage"), input.Flag("abstract") != false, AskedCoding.IsOfWords(input));
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>FHIR $validate-code of a code system: whether it has a code.</summary>
/// <remarks>http://hl7.org/fhir/R4/codesystem-operation-validate-code.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ValidateCodeInCodeSystem(CodeSystemSource Source, IReadOnlyList<AskedCoding> Asked, string? Language, bool AbstractToo, bool OfWords = false) : IQuery<Resource>;

internal sealed class ValidateCodeInCodeSystemHandler(CodeSystems codeSystems) : IRequestHandler<ValidateCodeInCodeSystem, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(ValidateCodeInCodeSystem request, CancellationToken cancellationToken)
    {
        if (request is { Asked.Count: 0, OfWords: false })
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "Send a code, a coding, or a codeableConcept.", "code");
        }

        var found = await codeSystems.Find(request.Source, cancellationToken);
        return found.Ok
            ? Outcome<Resource>.Of(CodeValidity.Of(request.Asked, asked => Found(found.Value, asked), request.Language, request.AbstractToo))
            : Outcome<Resource>.Refused(found.Refusals);
    }

    private static (Concept? Concept, string Why) Found(CodeSystemTree tree, AskedCoding asked) =>
        asked.System is not null && asked.System != tree.Url ? (null, "The code is of another system.")
        : tree.Find(asked.Code) is not null ? (tree.Concept(asked.Code), "")
        : (null, CodeValidity.Unknown(tree));
}
