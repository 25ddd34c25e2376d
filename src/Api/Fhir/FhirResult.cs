using System.Text.Json;
using HealthAssess.Storage;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>One resource on the wire, with its version, time and address.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#read and #create</remarks>
internal sealed class FhirResult(StoredResource stored, FhirView view, int status = 200, bool located = false, bool bodyless = false) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ETag = ETags.Of(stored.Version);
        response.Headers.LastModified = stored.LastUpdated.ToString("R");
        response.Headers.CacheControl = "no-store";
        if (located)
        {
            response.Headers.Location = $"{request.Address()}/{stored.Type}/{stored.Id}/_history/{stored.Version}";
        }

        if (IsKnown(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = status;
        if (bodyless)
        {
            return;
        }

        response.ContentType = FhirRoutes.MediaType;
        var json = view.Of(stored);
        if (HttpMethods.IsHead(request.Method))
        {
            // RFC 9110, 9.3.2: the headers that GET would send. Written with spaces its length is known only when it is done.
            response.ContentLength = view.Pretty ? null : json.Length;
            return;
        }

        await WriteJson(httpContext, json, view.Pretty);
    }

    public static async Task WriteJson(HttpContext context, ReadOnlyMemory<byte> json, bool pretty)
    {
        if (!pretty)
        {
            context.Response.ContentLength = json.Length;
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
            return;
        }

        using var document = JsonDocument.Parse(json);
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, new JsonWriterOptions { Indented = true });
        document.WriteTo(writer);
        await writer.FlushAsync(context.RequestAborted);
    }

    private bool IsKnown(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && KnownVersion.Is(stored, request.Headers.IfNoneMatch, request.GetTypedHeaders().IfModifiedSince);
}
