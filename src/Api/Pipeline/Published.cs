using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Trust;
using HealthAssess.Storage.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace HealthAssess.Api.Pipeline;

/// <summary>Lists that everybody may read, keep and pass on: as JSON, and beside it signed (<c>.jws</c>), which is what our own verifier reads.</summary>
internal static class Published
{
    /// <summary>Maps a list of JSON under both names.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="path">Its path without an ending.</param>
    /// <param name="content">What it says now; null where there is no such list.</param>
    public static void MapPublished<TSource>(this IEndpointRouteBuilder routes, string path, Func<TSource, HttpContext, Task<JsonObject?>> content)
        where TSource : notnull
    {
        routes.MapGet(path + ".json", async (TSource source, HttpContext http) =>
        {
            if (await content(source, http) is not { } list)
            {
                return Results.NotFound();
            }

            http.Response.Headers.Link = $"<{http.Request.Path.Value![..^".json".Length]}.jws>; rel=\"alternate\"; type=\"application/jose\"";
            return Answer(http, Text(list), "application/json");
        }).WithTags("Trust");
        routes.MapGet(path + ".jws", async (TSource source, SigningKeys keys, HttpContext http) =>
        {
            if (await content(source, http) is not { } list)
            {
                return Results.NotFound();
            }

            var (text, key) = (Text(list), await keys.Current(http.RequestAborted));
            return Answer(http, Encoding.ASCII.GetBytes(SignedJson.Write(text, key)), "application/jose", [.. key.KeyId.Span, .. text]);
        }).WithTags("Trust");
    }

    public static IResult Answer(HttpContext http, byte[] content, string type) => Answer(http, content, type, content);

    /// <summary>A signature is made anew each time, which changes nothing of what is said: the tag is that of the content and, where it is signed, of who signs.</summary>
    public static IResult Answer(HttpContext http, byte[] content, string type, ReadOnlySpan<byte> says)
    {
        var tag = new EntityTagHeaderValue("\"" + Convert.ToHexStringLower(SHA256.HashData(says).AsSpan(0, 16)) + "\"");
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Bytes(content, type, entityTag: tag);
    }

    public static byte[] Text(JsonObject list) => Encoding.UTF8.GetBytes(list.ToJsonString());
}
