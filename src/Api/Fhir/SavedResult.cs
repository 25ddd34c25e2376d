using HealthAssess.Storage;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>The answer to a write for callers that prefer an OperationOutcome.</summary>
internal sealed class SavedResult(StoredResource stored, int status) : IResult
{
    public static ReadOnlyMemory<byte> Outcome { get; } =
        """{"resourceType":"OperationOutcome","issue":[{"severity":"information","code":"informational","details":{"text":"Saved."}}]}"""u8.ToArray();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = FhirRoutes.MediaType;
        response.Headers.ETag = ETags.Of(stored.Version);
        response.Headers.LastModified = stored.LastUpdated.ToString("R");
        response.Headers.Location = $"{httpContext.Request.Address()}/{stored.Type}/{stored.Id}/_history/{stored.Version}";
        await response.Body.WriteAsync(Outcome, httpContext.RequestAborted);
    }
}
