using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir;

/// <summary>The answer to a request that was carried out before under its Idempotency-Key: the same status and version, and nothing done again.</summary>
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
            (true, _) => Bundle(httpContext.Request),
            (false, [var only]) => await Single(httpContext, only),
            _ => Results.NoContent(),
        };
        await answer.ExecuteAsync(httpContext);
    }

    /// <summary>The version that was written, if the caller may still see it.</summary>
    private async Task<IResult> Single(HttpContext http, string line)
    {
        if (line.Split(' ', '/') is not [_, var type, var id, _, var version] || kept.Status is null or 204)
        {
            return Results.NoContent();
        }

        var read = await http.RequestServices.GetRequiredService<IMediator>().Send(new ReadVersion(type, id, version), http.RequestAborted);
        return read.ToResult(stored => new FhirResult(stored, FhirView.Full, kept.Status.Value, located: true));
    }

    private BundleResult Bundle(HttpRequest request)
    {
        using var bundle = new BundleText("transaction-response", null);
        foreach (var line in kept.Versions)
        {
            var (status, location) = (int.Parse(line.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture), line.Length > 4 ? $"{request.Address()}/{line[4..]}" : null);
            new EntryAnswer(status, null, location, default).WriteTo(bundle);
        }

        return new BundleResult(bundle.Finish().ToArray(), pretty: false);
    }
}
