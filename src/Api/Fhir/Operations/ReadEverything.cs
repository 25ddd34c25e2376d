using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ReadEverythingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Everything, async (input, http, mediator, cancellation) =>
    {
        var view = FhirView.Of(http);
        var part = Part(input, view is { Ok: true, Value.CountOnly: true });
        if (!part.Ok || !view.Ok)
        {
            return part.Ok ? view.ToResult() : part.ToResult();
        }

        var id = http.Route("id") ?? "";
        var page = await mediator.Send(new ReadEverything(id, part.Value), cancellation);
        return page.ToResult(found => new BundleResult(
            SearchBundle.Of(found, $"{http.Address()}/Patient/{id}/$everything", Query(input, http), http.Address(), view.Value), view.Value.Pretty));
    });

    /// <summary>The parameters as a query, whichever way they came: the links to further pages are for GET.</summary>
    private static string Query(OperationInput input, HttpRequest http) => input.IsParameters
        ? string.Join('&', OperationTable.Everything.Parameters.Where(one => one.IsInput)
            .SelectMany(one => input.Texts(one.Name).Select(value => $"{one.Name}={Uri.EscapeDataString(value)}")))
        : http.QueryString.Value ?? "";

    private static Outcome<RecordPart> Part(OperationInput input, bool countOnly)
    {
        var count = input.Number("_count", 200);
        var (start, end, since) = (Moments.Of(input.Text("start")), Moments.Of(input.Text("end")), Moments.Of(input.Text("_since")?.Replace(' ', '+')));
        return (input, start, end, since) switch
        {
            _ when !count.Ok => Outcome<RecordPart>.Refused(count.Refusals),
            _ when input.Text("start") is not null && start is null => Bad("start"),
            _ when input.Text("end") is not null && end is null => Bad("end"),
            _ when input.Text("_since") is not null && since is null => Bad("_since"),
            _ => Outcome<RecordPart>.Of(new RecordPart(input.Texts("_type"), since?.First, start?.First, end?.Last, countOnly ? 0 : count.Value, input.Text("_cursor"))),
        };
    }

    private static Refusal Bad(string name) => new(RefusalKind.Invalid, "date-invalid", $"'{name}' is a date, as in 2026-03-01.", name);
}

/// <summary>FHIR Patient $everything: the record of one traveller as far as the caller may see it, with the places and people it names.</summary>
/// <remarks>http://hl7.org/fhir/R4/patient-operation-everything.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ReadEverything(string Id, RecordPart Part) : IQuery<SearchPage>
{
    /// <summary>Whose record.</summary>
    public TravellerId Traveller => Id;
}

internal sealed class ReadEverythingHandler(ResourceReader reader, Caller caller) : IRequestHandler<ReadEverything, Outcome<SearchPage>>
{
    public async Task<Outcome<SearchPage>> Handle(ReadEverything request, CancellationToken cancellationToken)
    {
        if (request.Part.Types.FirstOrDefault(type => TypePolicies.Of(type) is null) is { } unknown)
        {
            return FhirRefusals.NotStored(unknown);
        }

        var page = await reader.Everything(caller, request.Id, request.Part, cancellationToken);
        if (page.Ok ? request.Part.Cursor is not null || IsIn(page.Value, request.Id) : page.Refusals[0].Kind != RefusalKind.NotFound)
        {
            return page;
        }

        // Nothing in this part of a record is an empty answer; no such record is none.
        var patient = await reader.Read(caller, "Patient", request.Id, cancellationToken);
        return !patient.Ok ? Outcome<SearchPage>.Refused(patient.Refusals) : page.Ok ? page : Outcome<SearchPage>.Of(new SearchPage([], [], null, request.Part.Count == 0 ? 0 : null, []));
    }

    private static bool IsIn(SearchPage page, string patient) => page.Matches.Any(match => match.Type == "Patient" && match.Id == patient);
}
