using System.Security.Cryptography;
using HealthAssess.Storage.Keys;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Api.Access;

/// <summary>The key that signs bearer tokens: made once for the installation, sealed by its master key, the same for every process.</summary>
internal sealed class TokenKey(InstallationSecret secrets)
{
    private SymmetricSecurityKey? key;

    /// <summary>Two callers that ask at once load it twice and get the same.</summary>
    public async ValueTask<SymmetricSecurityKey> Get(CancellationToken cancellation) =>
        key ??= new SymmetricSecurityKey(await secrets.Get("bearer tokens", () => RandomNumberGenerator.GetBytes(32), cancellation));
}
