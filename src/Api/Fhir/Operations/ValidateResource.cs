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
            routes.MapFhir().MapMethods(route, OperationTable.Validate.Methods, Run).WithMetadata(OperationTable.Validate);
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

internal sealed class ValidateResourceHandler(ResourceReader reader, LoadedDefinitions definitions, KnownTravellers travellers, TrialWrite trial, Caller caller, TimeProvider time) : IRequestHandler<ValidateResource, Outcome<Resource>>
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

        if (request is { Mode: "delete", Id: { } gone })
        {
            return Outcome<Resource>.Of(Findings.Of(await Tried([.. Permitted(request)], Change.Delete(request.Type, gone), cancellationToken)));
        }

        // An update with content of its own creates what is not there, and revives what was deleted.
        Outcome<StoredResource>? stored = request is { Id: { } id } and not { Mode: "update", Resource: not null } ? await reader.Read(caller, request.Type, id, cancellationToken) : null;
        if (stored is { Ok: false } missing && request.Mode != "create")
        {
            return Outcome<Resource>.Refused(missing.Refusals);
        }

        var resource = request.Resource ?? (stored is { Ok: true } there ? there.Value.Resource : null);
        if (resource is null)
        {
            return new Refusal(RefusalKind.Required, "resource-missing", "Send the resource that is to be validated.", "resource");
        }

        var validator = await definitions.For(resource, request.Profile, cancellationToken);
        return validator.Ok
            ? Outcome<Resource>.Of(Findings.Of(await Tried(
                [
                    .. Identity(request, resource), .. Permitted(request), .. request.Form, .. validator.Value.Validate(resource, request.Profile),
                    .. await About(request, resource, cancellationToken),
                ],
                request.Mode switch { "create" => new Change(ChangeVerb.Create, resource.TypeName, Ids.New(time).ToString(), resource), "update" => Change.Update(resource), _ => null },
                cancellationToken)))
            : Outcome<Resource>.Refused(validator.Refusals);
    }

    /// <summary>With what the write itself would say, where nothing else keeps it from being asked.</summary>
    private async Task<IReadOnlyList<Issue>> Tried(IReadOnlyList<Issue> found, Change? change, CancellationToken cancellation) =>
        change is null || found.Any(issue => issue.Severity is IssueSeverity.Error or IssueSeverity.Fatal) ? found : [.. found, .. await trial.Of(change, cancellation)];

    /// <summary>Whom the resource is about, as a write would ask.</summary>
    private async Task<IReadOnlyList<Issue>> About(ValidateResource request, Resource resource, CancellationToken cancellation) =>
        request.Mode is "create" or "update" && (await Unresolved(request, resource, cancellation) ?? await travellers.Objection(resource, cancellation)) is { } objection
            ? [new Issue(IssueSeverity.Error, "business-rule", objection.Expression ?? resource.TypeName, objection.Text)]
            : [];

    /// <summary>A reference that is a search, unless an import left it there before.</summary>
    private async Task<Refusal?> Unresolved(ValidateResource request, Resource resource, CancellationToken cancellation) =>
        SearchesAsReferences.Objection(resource) is not { } objection ? null
        : request is { Mode: "update", Id: { } id } && await reader.Read(caller, request.Type, id, cancellation) is { Ok: true, Value: var there } ? SearchesAsReferences.Objection(resource, there.Resource)
        : objection;

    private IEnumerable<Issue> Permitted(ValidateResource request)
    {
        if (request.Mode is "create" or "update" or "delete" && !(caller.May(Permission.WriteFhir) && TypePolicies.Of(request.Type)?.MayWrite(caller) == true))
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
