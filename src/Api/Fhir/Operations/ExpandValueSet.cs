using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ExpandValueSetEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Expand, async (input, http, mediator, cancellation) =>
    {
        var view = ExpansionView.Of(input);
        var request = new ExpandValueSet(ValueSetSource.Of(input, http), view.Ok ? view.Value : ExpansionView.All);
        return view.Ok ? (await mediator.Send(request, cancellation)).ToResult(expanded => ResourceResult.Of(expanded, http)) : view.ToResult();
    });
}

/// <summary>FHIR $expand: the codes of a value set.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-operation-expand.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ExpandValueSet(ValueSetSource Source, ExpansionView View) : IQuery<Resource>;

internal sealed class ExpandValueSetHandler(ValueSets valueSets, TimeProvider time) : IRequestHandler<ExpandValueSet, Outcome<Resource>>
{
    public async Task<Outcome<Resource>> Handle(ExpandValueSet request, CancellationToken cancellationToken)
    {
        var source = await valueSets.Find(request.Source, cancellationToken);
        var codes = source.Ok ? await valueSets.Codes(request.Source, source.Value, request.View.Versions, cancellationToken) : Outcome<IReadOnlyList<Concept>>.Refused(source.Refusals);
        if (!codes.Ok)
        {
            return Outcome<Resource>.Refused(codes.Refusals);
        }

        var wanted = codes.Value.Where(request.View.Wants).ToList();
        return request.View.Count is null && wanted.Count > Expander.MostAtOnce
            ? Expander.TooMany
            : Outcome<Resource>.Of(Expanded(source.Value, request, wanted));
    }

    private Resource Expanded(Resource? source, ExpandValueSet request, List<Concept> codes)
    {
        var view = request.View;
        var answer = source is null ? new ValueSetBuilder { Url = request.Source.Url!.Split('|')[0], Status = "active" } : ValueSetBuilder.From(source);
        answer.Compose = view.Definition ? answer.Compose : null;
        answer.Expansion = new ValueSetExpansionBuilder
        {
            Identifier = "urn:uuid:" + Ids.New(time),
            Timestamp = FhirDateTime.Parse(time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
            Total = codes.Count,
            Offset = view.Count is null && view.Offset == 0 ? null : view.Offset,
            Parameter = ExpansionParameters.Of(view, codes),
            Contains = [.. codes.Skip(view.Offset).Take(view.Count ?? int.MaxValue).Select(code => Contained(code, view))],
        };
        return answer.Build();
    }

    private static ValueSetExpansionContainsBuilder Contained(Concept code, ExpansionView view) => new()
    {
        System = code.System,
        Abstract = code.IsAbstract ? true : null,
        Inactive = code.IsInactive ? true : null,
        Version = code.Version,
        Code = code.Code,
        Display = code.DisplayIn(view.Language),
        Designation = [.. code.Designations.Where(view.Shows).Select(ValueSetComposeIncludeConceptDesignationBuilder.From)],
    };
}
