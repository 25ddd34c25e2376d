using HealthAssess.Storage.Administration;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Api.Access.OAuth;

/// <summary>The public keys of a client. Those at an address are fetched again after five minutes; a failure means no key.</summary>
internal sealed class ClientKeys(IHttpClientFactory clients) : IDisposable
{
    public const string Http = "client keys";

    private const int Longest = 64 * 1024;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);

    private readonly MemoryCache fetched = new(new MemoryCacheOptions { SizeLimit = 1000 });

    public async ValueTask<IReadOnlyList<SecurityKey>> Of(SystemClient client, CancellationToken cancellation)
    {
        var text = client.Jwks ?? await Fetch(client.JwksUrl!, cancellation);
        try
        {
            return text is null ? [] : [.. new JsonWebKeySet(text).Keys.Where(key => key.Kty is "RSA" or "EC" && key.D is null && key.K is null)];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    public void Dispose() => fetched.Dispose();

    private async ValueTask<string?> Fetch(string address, CancellationToken cancellation)
    {
        if (fetched.TryGetValue(address, out string? known))
        {
            return known;
        }

        try
        {
            using var client = clients.CreateClient(Http);
            client.MaxResponseContentBufferSize = Longest;
            var text = await client.GetStringAsync(new Uri(address), cancellation);
            fetched.Set(address, text, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
            return text;
        }
        catch (Exception failure) when (failure is HttpRequestException or UriFormatException || (failure is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
