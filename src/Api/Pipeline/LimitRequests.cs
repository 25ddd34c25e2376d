using HealthAssess.Api.Access;
using HealthAssess.Domain;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;

namespace HealthAssess.Api.Pipeline;

/// <summary>Middleware after the caller is known: one request too many is answered with 429 and when to come again.</summary>
internal sealed class LimitRequests(RequestDelegate next, RequestLimits limits)
{
    private static readonly Refusal TooMany = new(RefusalKind.Throttled, "too-many-requests", "Too many requests in a short time. Wait a little, then try again.");

    public async Task InvokeAsync(HttpContext context, CurrentCaller current)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            await next(context);
            return;
        }

        using var lease = await limits.Admit(context, current.Value);
        if (lease.IsAcquired)
        {
            await next(context);
        }
        else if (context.Features.Get<IStatusCodePagesFeature>() is { Enabled: true })
        {
            // People get the page of words for it.
            context.Response.StatusCode = TooMany.Kind.Status();
            context.Response.Headers.RetryAfter = "5";
        }
        else
        {
            await new RefusalResult([TooMany]).ExecuteAsync(context);
        }
    }
}
