using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ValidateResourceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var route in OperationTable.Validate.Routes)
        {
            routes.MapFhir().MapMethods(route, [HttpMethods.Get, HttpMethods.Post], Run).WithMetadata(OperationTable.Validate);
        }
    }

    /// <summary>What is wrong with the form of a body is an answer here and no refusal.</summary>
    private static async Task<IResult> Run(string type, HttpRequest http, IMediator mediator, CancellationToken cancellation)
    {
        Reading reading = new(null, []);
        if (HttpMethods.IsPost(http.Method) && http.ContentLength != 0)
        {
            var bytes = await FhirBody.Bytes(http, cancellation);
            if (!bytes.Ok)
            {
                return bytes.ToResult();
            }

            reading = Resource.Read(bytes.Value);
            if (reading.Resource is null)
            {
                return new RefusalResult(FhirIssues.AsRefusals(reading.Issues));
            }
        }

        var input = new OperationInput(http.Query, reading.Resource);
        var (form, around) = FormIssues.Of(reading, input);
        if (around.Count > 0 || (http.Objection(input, OperationTable.Validate) is { } objection && (around = [objection]).Count > 0))
        {
            return new RefusalResult(around);
        }

        var request = new ValidateResource(type, http.Route("id"), input.Resource("resource"), form, input.Text("mode"), input.Text("profile"));
        return (await mediator.Send(request, cancellation)).ToResult(outcome => ResourceResult.Of(outcome, http));
    }
}

/// <summary>FHIR $validate: everything that is wrong with a resource; nothing is stored.</summary>
/// <param name="Type">The type of the address.</param>
/// <param name="Id">Of a stored resource; null for one that is sent.</param>
/// <param name="Resource">What is sent.</param>
/// <param name="Form">What its reader said.</param>
/// <param name="Mode">create, update, delete or profile.</param>
/// <param name="Profile">Canonical address of a loaded profile.</param>
/// <remarks>http://hl7.org/fhir/R4/resource-operation-validate.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ValidateResource(string Type, string? Id, Resource? Resource, IReadOnlyList<Issue> Form, string? Mode, string? Profile) : IQuery<Resource>;

internal sealed class ValidateResourceHandler(ResourceReader reader, LoadedDefinitions definitions, KnownTravellers travellers, Caller caller) : IRequestHandler<ValidateResource, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(ValidateResource request, CancellationToken cancellationToken)
    {
        if (request.Mode is not (null or "create" or "update" or "delete" or "profile"))
        {
            return new Refusal(RefusalKind.Invalid, "mode", "The mode is create, update, delete or profile.", "mode");
        }

        if (request is { Id: null, Mode: "update" or "delete" })
        {
            return new Refusal(RefusalKind.Invalid, "mode-of-instance", "An update or a delete is validated at the address of the resource: Type/id/$validate.", "mode");
        }

        Outcome<StoredResource>? stored = request.Id is { } id ? await reader.Read(caller, request.Type, id, cancellationToken) : null;
        if (stored is { Ok: false } missing && request.Mode != "create")
        {
            return Outcome<Resource>.Refused(missing.Refusals);
        }

        if (request.Mode == "delete")
        {
            return Outcome<Resource>.Of(Findings.Of([.. Permitted(request)]));
        }

        var resource = request.Resource ?? (stored is { Ok: true } there ? there.Value.Resource : null);
        if (resource is null)
        {
            return new Refusal(RefusalKind.Required, "resource-missing", "Send the resource that is to be validated.", "resource");
        }

        var validator = await definitions.For(resource, request.Profile, cancellationToken);
        return validator.Ok
            ? Outcome<Resource>.Of(Findings.Of(
            [
                .. Identity(request, resource), .. Permitted(request), .. request.Form, .. validator.Value.Validate(resource, request.Profile),
                .. await About(request, resource, cancellationToken),
            ]))
            : Outcome<Resource>.Refused(validator.Refusals);
    }

    /// <summary>Whom the resource is about, as a write would ask.</summary>
    private async Task<IReadOnlyList<Issue>> About(ValidateResource request, Resource resource, CancellationToken cancellation) =>
        request.Mode is "create" or "update" && await travellers.Objection(resource, cancellation) is { } objection
            ? [new Issue(IssueSeverity.Error, "business-rule", objection.Expression ?? resource.TypeName, objection.Text)]
            : [];

    private IEnumerable<Issue> Permitted(ValidateResource request)
    {
        if (request.Mode is "create" or "update" or "delete" && TypePolicies.Of(request.Type)?.MayWrite(caller) != true)
        {
            yield return new Issue(IssueSeverity.Error, "forbidden", request.Type, "Your role may not write this type.");
        }
    }

    private static IEnumerable<Issue> Identity(ValidateResource request, Resource resource)
    {
        if (resource.TypeName != request.Type)
        {
            yield return new Issue(IssueSeverity.Error, "invalid", resource.TypeName, "The resource is of another type than the address.");
        }

        if (request.Mode == "update" && request.Id is not null && resource.Id != request.Id)
        {
            yield return new Issue(IssueSeverity.Error, "invalid", request.Type + ".id", "An update has the id of the address.");
        }
    }
}
