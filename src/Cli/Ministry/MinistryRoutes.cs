using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Cli.Ministry;

/// <summary>The receiver's doors: the FHIR transaction endpoint, what it holds, and how it is told to behave.</summary>
internal static class MinistryRoutes
{
    private const string Fhir = "application/fhir+json";

    public static void Map(WebApplication app, ReceivedReports store, MinistryConduct conduct)
    {
        app.MapPost("/fhir/R4", Task<IResult> (HttpRequest request, CancellationToken cancellation) => Receive(request, store, conduct, cancellation));
        app.MapGet("/fhir/R4/{type}", (string type) => Results.Bytes(store.SearchSet(type), Fhir));
        app.MapGet("/state", () => Results.Json(store.State(conduct.Mode)));
        app.MapPost("/mode/{mode}", (string mode) =>
        {
            if (!Enum.TryParse<MinistryMode>(mode, true, out var wanted))
            {
                return Results.BadRequest("one of ok, slow, down, refusing");
            }

            conduct.Mode = wanted;
            return Results.Json(store.State(wanted));
        });
        app.MapGet("/", () => Results.Content(MinistryPage.Html(store.State(conduct.Mode)), "text/html; charset=utf-8"));
        app.MapPost("/", async (HttpRequest request, CancellationToken cancellation) =>
        {
            if (!request.HasFormContentType)
            {
                return Results.BadRequest("Reports go to /fhir/R4; this door is for the buttons of the page.");
            }

            var form = await request.ReadFormAsync(cancellation);
            conduct.Mode = Enum.TryParse<MinistryMode>(form["mode"], true, out var wanted) ? wanted : conduct.Mode;
            return Results.Redirect("/");
        });
    }

    private static async Task<IResult> Receive(
        HttpRequest request, ReceivedReports store, MinistryConduct conduct, CancellationToken cancellation)
    {
        switch (conduct.Mode)
        {
            case MinistryMode.Down:
                request.HttpContext.Abort();
                return Results.Empty;
            case MinistryMode.Refusing:
                return Refuse("business-rule", "This ministry does not accept this report.");
            case MinistryMode.Slow:
                await Task.Delay(conduct.Slowness, TimeProvider.System, cancellation);
                break;
        }

        try
        {
            using var bundle = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
            var key = request.Headers["Idempotency-Key"].ToString();
            return TransactionReport.Read(bundle.RootElement) is { } report
                ? Results.Bytes(store.Receive(key, report), Fhir)
                : Refuse("invalid", "A transaction Bundle of conditional updates by identifier is expected.");
        }
        catch (JsonException)
        {
            return Refuse("structure", "The body is not JSON.");
        }
    }

    private static IResult Refuse(string code, string text) => Results.Json(
        new { resourceType = "OperationOutcome", issue = new[] { new { severity = "error", code, diagnostics = text } } },
        contentType: Fhir, statusCode: StatusCodes.Status422UnprocessableEntity);
}
