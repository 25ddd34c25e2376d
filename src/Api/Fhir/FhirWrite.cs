using HealthAssess.Storage;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>The answer to a write: status, headers, and as much of a body as the caller prefers.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#ops</remarks>
internal static class FhirWrite
{
    public static IResult Result(HttpRequest request, Written written)
    {
        var stored = written.Stored;
        if (written.Result is WriteResult.Deleted or WriteResult.Absent)
        {
            request.HttpContext.Response.Headers.ETag = stored.Version > 0 ? ETags.Of(stored.Version) : default(Microsoft.Extensions.Primitives.StringValues);
            return Results.NoContent();
        }

        var status = written.Result == WriteResult.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        var view = FhirView.Of(request) is { Ok: true } asked ? asked.Value : FhirView.Full;
        return Prefer.Of(request).Return switch
        {
            "minimal" => new FhirResult(stored, view, status, located: true, bodyless: true),
            "OperationOutcome" => new SavedResult(stored, status),
            _ => new FhirResult(stored, view, status, located: true),
        };
    }
}
