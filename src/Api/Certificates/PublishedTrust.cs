using System.Text;
using System.Text.Json.Nodes;
using HealthAssess.Api.Pipeline;
using HealthAssess.Certificates.Trust;
using HealthAssess.Storage.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Certificates;

/// <summary>The trust that this installation publishes: for its own verifier page, and as a DID document in the form of the GDHCN. Nothing in it is secret.</summary>
internal sealed class PublishedTrust : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/trust/list.json", async (SigningKeys keys, ImportedTrust imported, PublicAddress address, TimeProvider time, HttpContext http, CancellationToken cancellation) =>
            Answer(http, TrustListJson.Of(await keys.Published(cancellation), Hour(time), address.Value, await imported.Heads(cancellation)), "application/json")).WithTags("Trust");
        routes.MapGet("/trust/lists/{kind}.json", async (string kind, ImportedTrust imported, HttpContext http, CancellationToken cancellation) =>
            await imported.Find(kind, cancellation) is { } list ? Answer(http, list, "application/json") : Results.NotFound()).WithTags("Trust");
        routes.MapGet("/trust/did.json", async (SigningKeys keys, HttpContext http, CancellationToken cancellation) =>
            Answer(http, TrustDidJson.Of(await keys.Published(cancellation), http.Request.Host.Value ?? "localhost"), "application/did+json")).WithTags("Trust");
        routes.MapGet("/trust/revocations.bin", async (SigningKeys keys, IssuedCertificates issued, TimeProvider time, HttpContext http, CancellationToken cancellation) =>
            Revocations(http, RevocationFilter.Write(await issued.Marks(null, cancellation), Hour(time), await keys.Current(cancellation)))).WithTags("Trust");
        routes.MapGet("/trust/revocations/{day}.bin", async (DateOnly day, SigningKeys keys, IssuedCertificates issued, TimeProvider time, HttpContext http, CancellationToken cancellation) =>
            Revocations(http, RevocationFilter.Write(await issued.Marks(day, cancellation), Hour(time), await keys.Current(cancellation)))).WithTags("Trust");
        routes.MapGet("/trust/signers.pem", async (SigningKeys keys, HttpContext http, CancellationToken cancellation) =>
            Answer(http, Encoding.ASCII.GetBytes(string.Join('\n', (await keys.Published(cancellation)).SelectMany(own => own.Pem)) + "\n"), "application/x-pem-file")).WithTags("Trust");
        routes.MapGet("/.well-known/jwks.json", async (SigningKeys keys, HttpContext http, CancellationToken cancellation) =>
            Answer(http, KeySetJson.Of(await keys.Published(cancellation)), "application/json")).WithTags("Trust");
    }

    // The list speaks for the hour, so that its tag is good for as long.
    private static DateTimeOffset Hour(TimeProvider time) =>
        time.GetUtcNow() is var now ? new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero) : default;

    private static IResult Answer(HttpContext http, JsonObject content, string type) => Answer(http, Encoding.UTF8.GetBytes(content.ToJsonString()), type);

    // Signed anew each time, which changes nothing of what it says: the tag is that of what is signed.
    private static IResult Revocations(HttpContext http, byte[] list) => Published.Answer(http, list, "application/octet-stream", list.AsSpan(0, list.Length - RevocationFilter.SignatureLength));

    private static IResult Answer(HttpContext http, byte[] text, string type) => Published.Answer(http, text, type, text);
}
