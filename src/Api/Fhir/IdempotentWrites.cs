using System.Security.Cryptography;
using System.Text;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir;

/// <summary>Idempotency-Key: a write that is sent again is answered again and not done again. Kept for a day, for each caller.</summary>
/// <remarks>draft-ietf-httpapi-idempotency-key-header. The entries of a batch are writes of their own and not covered.</remarks>
internal sealed class IdempotentWrites : IEndpointFilter
{
    private const int LongestKey = 255;

    private static readonly string[] Conditions = ["If-Match", "If-None-Match", "If-None-Exist"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0 || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return await next(context);
        }

        if (key.Length > LongestKey)
        {
            return new RefusalResult([new(RefusalKind.Invalid, "idempotency-key", "An Idempotency-Key has at most 255 characters.", "Idempotency-Key")]);
        }

        var (keys, caller) = (http.RequestServices.GetRequiredService<IdempotencyKeys>(), http.RequestServices.GetRequiredService<Caller>());
        var hash = await Hash(http.Request, http.RequestAborted);
        if (await keys.Find(caller, key, http.RequestAborted) is { } kept)
        {
            return new KeptResult(kept, hash);
        }

        http.RequestServices.GetRequiredService<Alongside>().Note = (connection, transaction, written, cancellation) =>
            keys.Claim(caller, key, hash, written.Select(KeptLine.Of), connection, transaction, cancellation);
        try
        {
            var result = await next(context);

            // The same request may have been done meanwhile, and its own work be what this one was refused for (412).
            return result is RefusalResult && await keys.Find(caller, key, http.RequestAborted) is { } done ? Kept(http, done, hash) : result;
        }
        catch (KeyTakenException)
        {
            return await keys.Find(caller, key, http.RequestAborted) is { } other ? Kept(http, other, hash) : throw new InvalidOperationException("A key was taken and is not there.");
        }
    }

    private static KeptResult Kept(HttpContext http, KeptAnswer answer, byte[] hash)
    {
        http.Request.Body.Position = 0;
        return new(answer, hash);
    }

    /// <summary>Method, address, the conditions in the headers, and body.</summary>
    private static async Task<byte[]> Hash(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        foreach (var name in Conditions.Where(request.Headers.ContainsKey))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}: {request.Headers[name]}\n"));
        }

        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }
}
