using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class LookupCodeEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Lookup, async (input, http, mediator, cancellation) =>
    {
        if (OneCoding.Objection(input, "code", "coding") is { } several)
        {
            return new RefusalResult([several]);
        }

        var coding = input.Parameter("coding")["value"];
        var request = new LookupCode(
            coding["system"].Text ?? input.Text("system"), coding["code"].Text ?? input.Text("code"), coding["version"].Text ?? input.Text("version"),
            input.Text("displayLanguage"), input.Texts("property"));
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>FHIR $lookup: what a loaded code system says about a code.</summary>
/// <remarks>http://hl7.org/fhir/R4/codesystem-operation-lookup.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record LookupCode(string? System, string? Code, string? Version, string? Language, IReadOnlyList<string> Properties) : IQuery<Resource>;

internal sealed class LookupCodeHandler(LoadedTerminology loaded) : IRequestHandler<LookupCode, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(LookupCode request, CancellationToken cancellationToken)
    {
        if (request.System is not { Length: > 0 } system || request.Code is not { Length: > 0 } code)
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "A look-up needs a code and its system.", "code");
        }

        var tree = await loaded.CodeSystem(LoadedTerminology.Canonical(system, request.Version), cancellationToken);
        return tree is null ? new Refusal(RefusalKind.NotFound, "code-system-not-loaded", "This code system is not loaded here.", "system")
            : tree.Find(code) is null ? new Refusal(RefusalKind.NotFound, "code-unknown", CodeValidity.Unknown(tree), "code")
            : Outcome<Resource>.Of(LookupAnswer.Of(tree, code, request));
    }
}
