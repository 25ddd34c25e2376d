using System.Security.Cryptography;
using System.Text;
using HealthAssess.Storage.Administration;
using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Web.SignIn;

/// <summary>Takes the number of an authenticator, each once: where it is set up and at every sign-in.</summary>
/// <remarks>Identity's own check takes a number again and again while it is shown, which RFC 6238, 5.2 forbids. Clocks may differ by a minute, as there.</remarks>
internal sealed class AuthenticatorNumbers(UsedTimeSteps used, TimeProvider time) : AuthenticatorTokenProvider<Account>
{
    private const int Drift = 2;

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } secret)
        {
            return false;
        }

        var given = Encoding.UTF8.GetBytes(token);
        var now = TimeBasedNumber.StepOf(time.GetUtcNow());
        for (var step = now - Drift; step <= now + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TimeBasedNumber.Of(secret, step)), given)
                && await used.Use(user.Id, step, CancellationToken.None))
            {
                return true;
            }
        }

        return false;
    }
}
