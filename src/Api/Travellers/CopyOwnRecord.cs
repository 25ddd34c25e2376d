using System.Text;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Travellers;

internal sealed class CopyOwnRecordEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/card/{link}/copy", async (string link, [FromForm] string? code, TravellerDoor door, CancellationToken cancellation) =>
            (await door.Ask(link, code, new CopyOwnRecord(), cancellation)).ToResult(bundle => Results.File(bundle, "application/fhir+json", "my-health-record.json"))).WithTags("Travellers");
}

/// <summary>Everything that is held of the traveller, as a FHIR Bundle to take away (PR-13).</summary>
[Requires(Permission.OwnRecord)]
public sealed record CopyOwnRecord : IQuery<byte[]>;

internal sealed class CopyOwnRecordHandler(Caller caller, ResourceReader reader) : IRequestHandler<CopyOwnRecord, Outcome<byte[]>>
{
    public async Task<Outcome<byte[]>> Handle(CopyOwnRecord request, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
        string? cursor = null;
        var first = true;
        do
        {
            var page = await reader.Everything(caller, caller.Person!.Value.ToString(), new RecordPart([], Count: 1000, Cursor: cursor), cancellationToken);
            if (!page.Ok)
            {
                return Outcome<byte[]>.Refused(page.Refusals);
            }

            foreach (var one in page.Value.Matches)
            {
                text.Append(first ? "" : ",").Append("{\"resource\":").Append(Encoding.UTF8.GetString(one.Json.Span)).Append('}');
                first = false;
            }

            cursor = page.Value.Next;
        }
        while (cursor is not null);
        return Outcome<byte[]>.Of(Encoding.UTF8.GetBytes(text.Append("]}").ToString()));
    }
}
