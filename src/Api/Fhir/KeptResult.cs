using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir;

/// <summary>The answer to a request that was carried out before under its Idempotency-Key: the same answer, and nothing done again.</summary>
internal sealed class KeptResult(KeptAnswer kept, byte[] hash) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (!kept.RequestHash.AsSpan().SequenceEqual(hash))
        {
            await new RefusalResult([new(RefusalKind.BusinessRule, "idempotency-key-reused", "This Idempotency-Key was used for another request. Use a new one for each.", "Idempotency-Key")]).ExecuteAsync(httpContext);
            return;
        }

        httpContext.Response.Headers["Idempotency-Replayed"] = "true";
        var answer = (httpContext.Request.Path.Value is "/fhir/R4" or "/fhir/R4/", kept.Versions) switch
        {
            (true, _) => await Bundle(httpContext),
            (false, [var first, ..]) => await Single(httpContext, KeptLine.Parse(first)),
            _ => Results.NoContent(),
        };
        await answer.ExecuteAsync(httpContext);
    }

    /// <summary>The version that was written, if the caller may still see it.</summary>
    private static async Task<IResult> Single(HttpContext http, KeptLine line)
    {
        if (line.Deletion is { } deletion)
        {
            return FhirWrite.Result(http.Request, deletion);
        }

        var read = await http.RequestServices.GetRequiredService<IMediator>().Send(new ReadVersion(line.Type!, line.Id, $"{line.Version}"), http.RequestAborted);
        return read.ToResult(stored => FhirWrite.Result(http.Request, new Written(line.Result, stored)));
    }

    private async Task<IResult> Bundle(HttpContext http)
    {
        var body = await BundleBody.Read(http.Request, http.RequestAborted);
        return body.Ok
            ? await http.RequestServices.GetRequiredService<ProcessBundle>().Again(body.Value, [.. kept.Versions.Select(KeptLine.Parse)], http.Request, http.RequestAborted)
            : body.ToResult();
    }
}
