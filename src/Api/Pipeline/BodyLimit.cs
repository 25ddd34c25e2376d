using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HealthAssess.Api.Pipeline;

/// <summary>Refuses bodies over a stated limit with words, before they are read.</summary>
/// <remarks>16 MB holds the largest Bundle of a whole patient many times over; imports of files do not come this way.</remarks>
internal sealed class BodyLimit(RequestDelegate next)
{
    public const long Bytes = 16 * 1024 * 1024;

    public static Refusal TooLong { get; } = new(
        RefusalKind.TooLong, "body-too-large", "The body is larger than 16 MB. Send it in parts, or load it with healthassess import.");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Bytes)
        {
            // The rest of the body is not read: the connection cannot be used again.
            context.Response.Headers.Connection = "close";
            return new RefusalResult([TooLong]).ExecuteAsync(context);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = Bytes;
        }

        return next(context);
    }
}
