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
        var coding = input.Parameter("coding")["value"];
        var request = new LookupCode(coding["system"].Text ?? input.Text("system"), coding["code"].Text ?? input.Text("code"), input.Text("version"));
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>FHIR $lookup: what a loaded code system says about a code.</summary>
/// <remarks>http://hl7.org/fhir/R4/codesystem-operation-lookup.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record LookupCode(string? System, string? Code, string? Version) : IQuery<Resource>;

internal sealed class LookupCodeHandler(LoadedTerminology loaded) : IRequestHandler<LookupCode, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(LookupCode request, CancellationToken cancellationToken)
    {
        if (request.System is not { Length: > 0 } system || request.Code is not { Length: > 0 } code)
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "A look-up needs a code and its system.", "code");
        }

        var tree = await loaded.CodeSystem(request.Version is null ? system : $"{system}|{request.Version}", cancellationToken);
        return tree is null ? new Refusal(RefusalKind.NotFound, "code-system-not-loaded", "This code system is not loaded here.", "system")
            : tree.Find(code) is not { } concept ? new Refusal(RefusalKind.NotFound, "code-unknown", "The code system has no such code.", "code")
            : Outcome<Resource>.Of(Answer(tree, code, concept));
    }

    private static Resource Answer(CodeSystemTree tree, string code, Element concept)
    {
        var answer = new ParametersBuilder { Parameter = { Text("name", tree.Name), Text("display", concept["display"].Text ?? code) } };
        if (tree.Version is { } version)
        {
            answer.Parameter.Insert(1, Text("version", version));
        }

        foreach (var designation in concept.All("designation"))
        {
            answer.Parameter.Add(new ParametersParameterBuilder
            {
                Name = "designation",
                Part = [.. designation["language"].Text is { } language ? new[] { Code("language", language) } : [], Text("value", designation["value"].Text ?? "")],
            });
        }

        var properties = concept.All("property").Select(property => (Name: property["code"].Text ?? "", Value: property["value"]["code"].Text ?? property["value"].Text ?? ""));
        var parents = tree.Parents(code).Select(parent => (Name: "parent", Value: parent));
        var definition = concept["definition"].Text is { } text ? new[] { (Name: "definition", Value: text) } : [];
        foreach (var (name, value) in properties.Concat(parents).Concat(definition).Distinct())
        {
            answer.Parameter.Add(new ParametersParameterBuilder { Name = "property", Part = { Code("code", name), Text("value", value) } });
        }

        return answer.Build();
    }

    private static ParametersParameterBuilder Text(string name, string value) => new() { Name = name, ValueString = value };

    private static ParametersParameterBuilder Code(string name, string value) => new() { Name = name, ValueCode = value };
}
