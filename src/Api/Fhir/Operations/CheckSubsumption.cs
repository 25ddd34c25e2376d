using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class CheckSubsumptionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Subsumes, async (input, http, mediator, cancellation) =>
    {
        if ((OneCoding.Objection(input, "codeA", "codingA") ?? OneCoding.Objection(input, "codeB", "codingB")) is { } several)
        {
            return new RefusalResult([several]);
        }

        var (one, other) = (input.Parameter("codingA")["value"], input.Parameter("codingB")["value"]);
        var request = new CheckSubsumption(
            CodeSystemSource.Of(input, http, "system", one["system"].Text ?? other["system"].Text), one["code"].Text ?? input.Text("codeA"), other["code"].Text ?? input.Text("codeB"),
            one["system"].Text is { } a && other["system"].Text is { } b && a != b);
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>FHIR $subsumes: whether one code of a loaded code system lies above or below another.</summary>
/// <remarks>http://hl7.org/fhir/R4/codesystem-operation-subsumes.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record CheckSubsumption(CodeSystemSource Source, string? CodeA, string? CodeB, bool OfTwoSystems) : IQuery<Resource>;

internal sealed class CheckSubsumptionHandler(CodeSystems codeSystems) : IRequestHandler<CheckSubsumption, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(CheckSubsumption request, CancellationToken cancellationToken)
    {
        if (request.CodeA is not { Length: > 0 } a || request.CodeB is not { Length: > 0 } b)
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "Subsumption is asked of two codes of one system.", "codeA");
        }

        if (request.OfTwoSystems)
        {
            return new Refusal(RefusalKind.NotSupported, "two-systems", "The two codes are of different systems.", "codingB");
        }

        var found = await codeSystems.Find(request.Source, cancellationToken);
        return !found.Ok ? Outcome<Resource>.Refused(found.Refusals)
            : found.Value.Find(a) is null || found.Value.Find(b) is null ? new Refusal(RefusalKind.NotFound, "code-unknown", CodeValidity.Unknown(found.Value), found.Value.Find(a) is null ? "codeA" : "codeB")
            : Outcome<Resource>.Of(new ParametersBuilder { Parameter = { new ParametersParameterBuilder { Name = "outcome", ValueCode = Outcome(found.Value, a, b) } } }.Build());
    }

    private static string Outcome(CodeSystemTree tree, string a, string b) =>
        tree.Comparer.Equals(a, b) ? "equivalent" : tree.Ancestors(b).Contains(a) ? "subsumes" : tree.Ancestors(a).Contains(b) ? "subsumed-by" : "not-subsumed";
}
