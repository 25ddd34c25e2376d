using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>Compressed bodies: gzip and br. How long a body may be is counted after it is opened.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#compression; RFC 9110, 8.4.</remarks>
internal static class BodyCoding
{
    public static bool IsKnown(HttpRequest request) =>
        Of(request) is "" or "identity" || (Of(request) is "gzip" or "br" && !request.HasFormContentType);

    /// <summary>The body as it was before it was compressed; null where it was not.</summary>
    public static Stream? Opened(HttpRequest request) => Of(request) switch
    {
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true),
        "br" => new BrotliStream(request.Body, CompressionMode.Decompress, leaveOpen: true),
        _ => null,
    };

    private static string Of(HttpRequest request) => request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
}
