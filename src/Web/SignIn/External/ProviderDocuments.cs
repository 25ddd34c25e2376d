using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Web.SignIn.External;

/// <summary>What the provider publishes of itself: its addresses and its keys. Read again after an hour, the keys also when one is not known.</summary>
/// <remarks>OpenID Connect Discovery 1.0.</remarks>
internal sealed class ProviderDocuments(ExternalProvider provider, IHttpClientFactory clients, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly MemoryCache known = new(new MemoryCacheOptions());
    private DateTimeOffset keysRead;

    public async Task<Addresses> Addresses(CancellationToken cancellation)
    {
        var found = await known.GetOrCreateAsync("addresses", async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Remembered;
            return JsonSerializer.Deserialize<Addresses>(await Fetch(new Uri(provider.Authority, ".well-known/openid-configuration"), cancellation));
        });
        // Whoever answers for another issuer is not the one that was configured (Discovery, 4.3).
        return found is not null && found.Issuer.TrimEnd('/') == provider.Authority.AbsoluteUri.TrimEnd('/') ? found : throw new HttpRequestException("The sign-in provider names another issuer.");
    }

    public async Task<IReadOnlyList<SecurityKey>> Keys(string? keyId, CancellationToken cancellation)
    {
        var addresses = await Addresses(cancellation);
        if (!known.TryGetValue("keys", out JsonWebKeySet? keys) || (keys!.Keys.All(key => key.KeyId != keyId) && time.GetUtcNow() - keysRead > Pause))
        {
            keys = new JsonWebKeySet(await Fetch(addresses.JwksUri, cancellation));
            keysRead = time.GetUtcNow();
            known.Set("keys", keys, Remembered);
        }

        return [.. keys.Keys.Where(key => key.Kty is "RSA" or "EC" && key.K is null)];
    }

    public void Dispose() => known.Dispose();

    private async Task<string> Fetch(Uri address, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(ExternalSignIn.Http);
        return await client.GetStringAsync(address, cancellation);
    }
}

/// <summary>The addresses of a provider.</summary>
internal sealed record Addresses(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("authorization_endpoint")] Uri Authorization,
    [property: JsonPropertyName("token_endpoint")] Uri Token,
    [property: JsonPropertyName("jwks_uri")] Uri JwksUri);
