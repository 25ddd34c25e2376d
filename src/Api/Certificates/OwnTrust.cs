using System.Text.Json.Nodes;
using HealthAssess.Api.Pipeline;
using HealthAssess.Certificates.Trust;
using HealthAssess.Storage.Certificates;

namespace HealthAssess.Api.Certificates;

/// <summary>What this installation says of its own keys and of what they signed.</summary>
internal sealed class OwnTrust(SigningKeys keys, IssuedCertificates issued, ImportedTrust imported, PublicAddress address, TimeProvider time)
{
    /// <summary>The list for verifiers.</summary>
    public async Task<JsonObject> List(CancellationToken cancellation) =>
        TrustListJson.Of(await keys.Published(cancellation), Hour, address.Value, await imported.Heads(cancellation));

    /// <summary>The key set for readers of SMART Health Cards.</summary>
    public async Task<JsonObject> KeySet(CancellationToken cancellation) => KeySetJson.Of(await keys.Published(cancellation));

    /// <summary>The DID document with its proof, and what of it stays the same while nothing changes: all but the proof, and who signs.</summary>
    public async Task<(JsonObject Document, byte[] Says)> Did(string host, CancellationToken cancellation)
    {
        var (document, key) = (TrustDidJson.Of(await keys.Published(cancellation), host), await keys.Current(cancellation));
        byte[] says = [.. key.KeyId.Span, .. Published.Text(document)];
        DidProof.Add(document, TrustDidJson.Method(host, "DSC", key.Certificate), time.GetUtcNow(), key);
        return (document, says);
    }

    /// <summary>What was taken back, of one day or altogether.</summary>
    public async Task<byte[]> Revocations(DateOnly? day, CancellationToken cancellation) =>
        RevocationFilter.Write(await issued.Marks(day, cancellation), Hour, await keys.Current(cancellation));

    // A list speaks for the hour, so that its tag is good for as long.
    private DateTimeOffset Hour => time.GetUtcNow() is var now ? new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero) : default;
}
