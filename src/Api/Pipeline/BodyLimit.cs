using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HealthAssess.Api.Pipeline;

/// <summary>Refuses bodies over a stated limit with words, before they are read.</summary>
/// <remarks>16 MB holds any resource many times over, 64 MB a transaction of 10,000; imports of files do not come this way.</remarks>
internal sealed class BodyLimit(RequestDelegate next)
{
    /// <summary>Of a Bundle, in megabytes: the most that any request may have.</summary>
    public const int OfBundles = 64;

    private const int Usual = 16;

    /// <summary>How many bytes this request's body may have.</summary>
    public static long Of(HttpRequest request) => Megabytes(request) * 1024L * 1024L;

    public static Refusal TooLong(HttpRequest request) => new(
        RefusalKind.TooLong, "body-too-large", $"The body is larger than {Megabytes(request)} MB. Send it in parts, or load it with healthassess import.");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Of(context.Request))
        {
            // The rest of the body is not read: the connection cannot be used again.
            context.Response.Headers.Connection = "close";
            return new RefusalResult([TooLong(context.Request)]).ExecuteAsync(context);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = Of(context.Request);
        }

        return next(context);
    }

    private static int Megabytes(HttpRequest request) => request.Path.Value is "/fhir/R4" or "/fhir/R4/" ? OfBundles : Usual;
}
