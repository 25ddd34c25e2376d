using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>A finished Bundle on the wire.</summary>
internal sealed class BundleResult(ReadOnlyMemory<byte> json, bool pretty) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = FhirRoutes.MediaType;
        httpContext.Response.Headers.CacheControl = "no-store";
        await FhirResult.WriteJson(httpContext, json, pretty);
    }
}
