using System.Text;
using HealthAssess.Api.Pipeline;
using HealthAssess.Certificates.Trust;
using HealthAssess.Storage.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Certificates;

/// <summary>The trust that this installation publishes, signed: for its own verifier page, and as a DID document in the form of the GDHCN. Nothing in it is secret.</summary>
internal sealed class PublishedTrust : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPublished<OwnTrust>("/trust/list", async (own, http) => await own.List(http.RequestAborted));
        routes.MapPublished<OwnTrust>("/.well-known/jwks", async (own, http) => await own.KeySet(http.RequestAborted));
        routes.MapPublished<ImportedTrust>("/trust/lists/{kind}", (imported, http) => imported.Find((string)http.GetRouteValue("kind")!, http.RequestAborted));
        routes.MapGet("/trust/did.json", async (OwnTrust own, HttpContext http, CancellationToken cancellation) =>
            await own.Did(http.Request.Host.Value ?? "localhost", cancellation) is var (document, says) ? Published.Answer(http, Published.Text(document), "application/did+json", says) : null).WithTags("Trust");
        routes.MapGet("/trust/revocations.bin", async (OwnTrust own, HttpContext http, CancellationToken cancellation) =>
            Revocations(http, await own.Revocations(null, cancellation))).WithTags("Trust");
        routes.MapGet("/trust/revocations/{day}.bin", async (DateOnly day, OwnTrust own, HttpContext http, CancellationToken cancellation) =>
            Revocations(http, await own.Revocations(day, cancellation))).WithTags("Trust");
        routes.MapGet("/trust/signers.pem", async (SigningKeys keys, HttpContext http, CancellationToken cancellation) =>
            Published.Answer(http, Encoding.ASCII.GetBytes(string.Join('\n', (await keys.Published(cancellation)).SelectMany(own => own.Pem)) + "\n"), "application/x-pem-file")).WithTags("Trust");
    }

    private static IResult Revocations(HttpContext http, byte[] list) =>
        Published.Answer(http, list, "application/octet-stream", list.AsSpan(0, list.Length - RevocationFilter.SignatureLength));
}
