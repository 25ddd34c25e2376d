using System.Globalization;
using System.Text;
using HealthAssess.Api.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

/// <summary>The travellers to call as a table: page by page, so that fifty thousand of them fit through, and each page is audited.</summary>
internal sealed class ExportRecalledTravellers : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/recalls/{recall:guid}/travellers.csv", async (Guid recall, IMediator mediator, HttpContext http, CancellationToken cancellation) =>
        {
            var page = await mediator.Send(new ListRecalledTravellers(recall), cancellation);
            if (!page.Ok)
            {
                await page.ToResult().ExecuteAsync(http);
                return;
            }

            http.Response.ContentType = "text/csv; charset=utf-8";
            http.Response.Headers.ContentDisposition = "attachment; filename=\"recall.csv\"";
            http.Response.Headers.CacheControl = "no-store";
            await http.Response.WriteAsync("\uFEFFid,name,birthDate,contacts,dose\r\n", cancellation);
            await Write(http, page.Value, cancellation);
            while (page is { Ok: true, Value.Next: { } next })
            {
                page = await mediator.Send(new ListRecalledTravellers(recall, next), cancellation);
                await (page.Ok ? Write(http, page.Value, cancellation) : http.Response.WriteAsync("the list is not complete: ask again\r\n", cancellation));
            }
        }).WithTags("Recalls");

    private static Task Write(HttpContext http, RecalledTravellers page, CancellationToken cancellation)
    {
        var lines = new StringBuilder();
        foreach (var one in page.Travellers)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{one.Id},{Field(one.Name)},{one.BirthDate},{Field(string.Join(' ', one.Contacts))},{one.Dose}\r\n");
        }

        return http.Response.WriteAsync(lines.ToString(), cancellation);
    }

    /// <summary>A text in quotes, which no spreadsheet takes for a formula.</summary>
    /// <remarks>RFC 4180; OWASP, CSV injection: also what begins with a tab or a carriage return.</remarks>
    internal static string Field(string text) => $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
