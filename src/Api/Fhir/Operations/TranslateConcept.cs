using HealthAssess.Api.Fhir.Terminology;
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
        if (AskedCoding.Objection(input) is { } several)
        {
            return new RefusalResult([several]);
        }

        var given = input.Resource("conceptMap") is { TypeName: "ConceptMap" } map ? map : null;
        var source = new ConceptMapSource(http.Route("id"), given, input.Text("url"), input.Text("conceptMapVersion"));
        var request = new TranslateConcept(
            source, AskedCoding.Of(input), input.Text("source"), input.Text("target"), input.Text("targetsystem"), input.Flag("reverse") == true, AskedDependency.Of(input));
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>The concept map that a translation goes by.</summary>
/// <param name="Id">Of a stored one.</param>
/// <param name="Given">One that was sent.</param>
/// <param name="Url">Canonical address.</param>
/// <param name="Version">Its version.</param>
public sealed record ConceptMapSource(string? Id, Resource? Given, string? Url, string? Version);

/// <summary>FHIR $translate: what a code is in another system.</summary>
/// <param name="Map">By which map; by every loaded one that has the code where none is said.</param>
/// <param name="Asked">The codes.</param>
/// <param name="Source">The value set that they come from.</param>
/// <param name="Target">The value set that is wanted.</param>
/// <param name="TargetSystem">The system that is wanted.</param>
/// <param name="Reverse">From target to source.</param>
/// <param name="Dependencies">What else is known.</param>
/// <remarks>http://hl7.org/fhir/R4/conceptmap-operation-translate.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record TranslateConcept(
    ConceptMapSource Map, IReadOnlyList<AskedCoding> Asked, string? Source, string? Target, string? TargetSystem, bool Reverse, IReadOnlyList<AskedDependency> Dependencies) : IQuery<Resource>;

internal sealed class TranslateConceptHandler(ResourceReader reader, LoadedTerminology loaded, Caller caller) : IRequestHandler<TranslateConcept, Outcome<Resource>>
{
    private const int MostMapsAsked = 5;

    private static readonly string[] NoMatch = ["unmatched", "disjoint"];

    public async Task<Outcome<Resource>> Handle(TranslateConcept request, CancellationToken cancellationToken)
    {
        if (request.Asked.Count == 0)
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "A translation needs a code, best with its system.", "code");
        }

        var maps = await Maps(request, cancellationToken);
        if (!maps.Ok)
        {
            return Outcome<Resource>.Refused(maps.Refusals);
        }

        List<ParametersParameterBuilder> matches = [];
        foreach (var map in maps.Value.Where(map => ConceptMapMatches.IsBetween(map, request.Source, request.Target)))
        {
            matches.AddRange(await Matches(map, request, cancellationToken));
        }

        return Outcome<Resource>.Of(Answer(matches));
    }

    /// <summary>The named map, or every loaded one that has a code.</summary>
    private async Task<Outcome<IReadOnlyList<Resource>>> Maps(TranslateConcept request, CancellationToken cancellation)
    {
        if (request.Map.Given is { } given)
        {
            return Outcome<IReadOnlyList<Resource>>.Of([given]);
        }

        if (request.Map.Url is { } url)
        {
            return await loaded.Find("ConceptMap", LoadedTerminology.Canonical(url, request.Map.Version), cancellation) is { } named
                ? Outcome<IReadOnlyList<Resource>>.Of([named])
                : new Refusal(RefusalKind.NotFound, "concept-map-not-loaded", "This concept map is not loaded here.", "url");
        }

        if (request.Map.Id is { } id)
        {
            var read = await reader.Read(caller, "ConceptMap", id, cancellation);
            return read.Ok ? Outcome<IReadOnlyList<Resource>>.Of([read.Value.Resource]) : Outcome<IReadOnlyList<Resource>>.Refused(read.Refusals);
        }

        var codes = string.Join(',', request.Asked.Select(one => Uri.EscapeDataString(one.Code)));
        var page = await reader.Search(caller, "ConceptMap", $"{(request.Reverse ? "target-code" : "source-code")}={codes}&_count=100", cancellation);
        return page.Ok ? Outcome<IReadOnlyList<Resource>>.Of([.. page.Value.Matches.Select(match => match.Resource)]) : Outcome<IReadOnlyList<Resource>>.Refused(page.Refusals);
    }

    /// <summary>What a map says of the codes, and the map that it names for those it does not have.</summary>
    private async Task<IReadOnlyList<ParametersParameterBuilder>> Matches(Resource map, TranslateConcept request, CancellationToken cancellation)
    {
        List<ParametersParameterBuilder> matches = [];
        for (var asked = 0; asked < MostMapsAsked; asked++)
        {
            matches.AddRange(ConceptMapMatches.Of(map, request));
            if (ConceptMapMatches.Other(map, request) is not { } other || await loaded.Find("ConceptMap", other, cancellation) is not { } next)
            {
                break;
            }

            map = next;
        }

        return matches;
    }

    private static Resource Answer(List<ParametersParameterBuilder> matches)
    {
        var good = matches.Exists(match => !NoMatch.Contains(match.Part[0].ValueCode));
        var message = matches.Count == 0 ? "No loaded concept map has this code." : "The concept map says that there is no such code there.";
        return new ParametersBuilder
        {
            Parameter =
            [
                new ParametersParameterBuilder { Name = "result", ValueBoolean = good },
                .. good ? [] : new[] { new ParametersParameterBuilder { Name = "message", ValueString = message } },
                .. matches,
            ],
        }.Build();
    }
}
