using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ExpandValueSetEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Expand, async (input, http, mediator, cancellation) =>
    {
        var (offset, count) = (input.Number("offset", 0), input.Number("count", 1000));
        if (!offset.Ok || !count.Ok)
        {
            return offset.Ok ? count.ToResult() : offset.ToResult();
        }

        var request = new ExpandValueSet(http.Route("id"), input.Text("url"), input.Resource("valueSet"), input.Text("filter"), offset.Value, count.Value);
        return (await mediator.Send(request, cancellation)).ToResult(expanded => ResourceResult.Of(expanded, http));
    });
}

/// <summary>FHIR $expand: the codes of a value set.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-operation-expand.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ExpandValueSet(string? Id, string? Url, Resource? ValueSet, string? Filter, int Offset, int Count) : IQuery<Resource>;

internal sealed class ExpandValueSetHandler(ResourceReader reader, LoadedTerminology loaded, Expander expander, Caller caller, TimeProvider time)
    : IRequestHandler<ExpandValueSet, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(ExpandValueSet request, CancellationToken cancellationToken)
    {
        var source = await Source(request, cancellationToken);
        if (!source.Ok)
        {
            return Outcome<Resource>.Refused(source.Refusals);
        }

        var codes = source.Value is { } given ? await expander.Expand(given.Root, cancellationToken) : await expander.Expand(request.Url!, cancellationToken);
        if (!codes.Ok)
        {
            return Outcome<Resource>.Refused(codes.Refusals);
        }

        var wanted = codes.Value.Where(code => Fits(code, request.Filter)).ToList();
        return Outcome<Resource>.Of(Expanded(source.Value, request, wanted));
    }

    private async Task<Outcome<Resource?>> Source(ExpandValueSet request, CancellationToken cancellation)
    {
        if (request.Id is { } id)
        {
            var read = await reader.Read(caller, "ValueSet", id, cancellation);
            return read.Ok ? Outcome<Resource?>.Of(read.Value.Resource) : Outcome<Resource?>.Refused(read.Refusals);
        }

        return request.ValueSet is { TypeName: "ValueSet" } given ? Outcome<Resource?>.Of(given)
            : request.Url is not null ? Outcome<Resource?>.Of(await loaded.Find("ValueSet", request.Url, cancellation))
            : new Refusal(RefusalKind.Required, "value-set-missing", "Say which value set: url, valueSet, or an id in the address.", "url");
    }

    private static bool Fits(Concept concept, string? filter) =>
        filter is null || concept.Code.Contains(filter, StringComparison.OrdinalIgnoreCase) || concept.Display?.Contains(filter, StringComparison.OrdinalIgnoreCase) == true;

    private Resource Expanded(Resource? source, ExpandValueSet request, List<Concept> codes)
    {
        var answer = source is null ? new ValueSetBuilder { Url = request.Url, Status = "active" } : ValueSetBuilder.From(source);
        answer.Compose = null;
        answer.Expansion = new ValueSetExpansionBuilder
        {
            Identifier = "urn:uuid:" + Ids.New(time),
            Timestamp = FhirDateTime.Parse(time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            Total = codes.Count,
            Offset = request.Offset,
            Contains = [.. codes.Skip(request.Offset).Take(request.Count).Select(code => new ValueSetExpansionContainsBuilder { System = code.System, Version = code.Version, Code = code.Code, Display = code.Display })],
        };
        return answer.Build();
    }
}
