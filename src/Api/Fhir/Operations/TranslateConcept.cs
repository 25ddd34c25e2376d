using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class TranslateConceptEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Translate, async (input, http, mediator, cancellation) =>
    {
        var coding = input.Parameter("coding")["value"];
        var request = new TranslateConcept(
            http.Route("id"), input.Text("url"), coding["system"].Text ?? input.Text("system"), coding["code"].Text ?? input.Text("code"),
            input.Text("targetsystem"), input.Text("target"), input.Flag("reverse") == true);
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>FHIR $translate: what a code is in another system.</summary>
/// <remarks>http://hl7.org/fhir/R4/conceptmap-operation-translate.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record TranslateConcept(string? Id, string? Url, string? System, string? Code, string? TargetSystem, string? Target, bool Reverse) : IQuery<Resource>;

internal sealed class TranslateConceptHandler(ResourceReader reader, Caller caller) : IRequestHandler<TranslateConcept, Outcome<Resource>>
{
    private static readonly string[] NoMatch = ["unmatched", "disjoint"];

    public async Task<Outcome<Resource>> Handle(TranslateConcept request, CancellationToken cancellationToken)
    {
        if (request.Code is not { Length: > 0 })
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "A translation needs a code, best with its system.", "code");
        }

        var maps = await Maps(request, cancellationToken);
        return maps.Ok ? Outcome<Resource>.Of(Answer([.. maps.Value.SelectMany(map => Matches(map, request))])) : Outcome<Resource>.Refused(maps.Refusals);
    }

    /// <summary>The named map, or every loaded one that has the code.</summary>
    private async Task<Outcome<IReadOnlyList<Resource>>> Maps(TranslateConcept request, CancellationToken cancellation)
    {
        var query = request.Id is not null ? $"_id={Uri.EscapeDataString(request.Id)}"
            : request.Url is not null ? $"url={Uri.EscapeDataString(request.Url)}"
            : $"{(request.Reverse ? "target-code" : "source-code")}={Uri.EscapeDataString(request.Code!)}";
        var page = await reader.Search(caller, "ConceptMap", query, cancellation);
        return !page.Ok ? Outcome<IReadOnlyList<Resource>>.Refused(page.Refusals)
            : page.Value.Matches.Count == 0 && (request.Id ?? request.Url) is not null ? new Refusal(RefusalKind.NotFound, "concept-map-not-loaded", "This concept map is not loaded here.", "url")
            : Outcome<IReadOnlyList<Resource>>.Of([.. page.Value.Matches.Select(match => match.Resource)]);
    }

    private static IEnumerable<ParametersParameterBuilder> Matches(Resource map, TranslateConcept request) =>
        from groupOfMap in map.Root.All("group")
        let systems = request.Reverse ? (From: groupOfMap["target"].Text, To: groupOfMap["source"].Text) : (From: groupOfMap["source"].Text, To: groupOfMap["target"].Text)
        where (request.System is null || request.System == systems.From) && (request.TargetSystem is null || request.TargetSystem == systems.To)
            && (request.Target is null || request.Target == (map.Root["target"].Text ?? request.Target))
        from element in groupOfMap.All("element")
        from target in element.All("target")
        let pair = request.Reverse ? (From: target, To: element) : (From: element, To: target)
        where pair.From["code"].Text == request.Code && pair.To["code"].Exists
        select Match(map, systems.To, target["equivalence"].Text ?? "relatedto", pair.To);

    private static ParametersParameterBuilder Match(Resource map, string? system, string equivalence, Element to) => new()
    {
        Name = "match",
        Part =
        {
            new ParametersParameterBuilder { Name = "equivalence", ValueCode = equivalence },
            new ParametersParameterBuilder { Name = "concept", ValueCoding = new CodingBuilder { System = system, Code = to["code"].Text, Display = to["display"].Text } },
            new ParametersParameterBuilder { Name = "source", ValueUri = map.Root["url"].Text ?? "ConceptMap/" + map.Id },
        },
    };

    private static Resource Answer(List<ParametersParameterBuilder> matches) => new ParametersBuilder
    {
        Parameter =
        [
            new ParametersParameterBuilder { Name = "result", ValueBoolean = matches.Exists(match => !NoMatch.Contains(match.Part[0].ValueCode)) },
            .. matches.Count == 0 ? new[] { new ParametersParameterBuilder { Name = "message", ValueString = "No loaded concept map has this code." } } : [],
            .. matches,
        ],
    }.Build();
}
