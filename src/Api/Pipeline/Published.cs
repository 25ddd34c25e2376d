using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace HealthAssess.Api.Pipeline;

/// <summary>What anybody may read from anywhere, and keep until it has changed.</summary>
internal static class Published
{
    /// <param name="http">The request.</param>
    /// <param name="content">What is sent.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="says">What the tag stands for: the content without what differs each time, a signature for one.</param>
    public static IResult Answer(HttpContext http, byte[] content, string type, ReadOnlySpan<byte> says)
    {
        var tag = new EntityTagHeaderValue("\"" + Convert.ToHexStringLower(SHA256.HashData(says).AsSpan(0, 16)) + "\"");
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Bytes(content, type, entityTag: tag);
    }
}
