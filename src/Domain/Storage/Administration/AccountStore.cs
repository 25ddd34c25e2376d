using System.Text;
using HealthAssess.Storage.Keys;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace HealthAssess.Storage.Administration;

/// <summary>Accounts as Identity keeps them, but for the secrets of authenticator apps: they are sealed with the master key, so that a stolen database shows nobody the next number.</summary>
/// <remarks>OWASP ASVS 4, 2.8.2.</remarks>
public sealed class AccountStore(HealthDb context, MasterKey masterKey, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, HealthDb, Guid>(context, describer)
{
    private const string Mark = "sealed:";

    private byte[] Key => masterKey.For("account tokens");

    /// <inheritdoc/>
    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var kept = value is null ? null : Mark + Convert.ToBase64String(BodyCipher.Seal(Key, Encoding.UTF8.GetBytes(value), Place(user.Id, name)));
        return base.SetTokenAsync(user, loginProvider, name, kept, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var kept = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        if (kept is null || kept.StartsWith(Mark, StringComparison.Ordinal))
        {
            return kept is null ? null : Encoding.UTF8.GetString(BodyCipher.Open(Key, Convert.FromBase64String(kept[Mark.Length..]), Place(user.Id, name)));
        }

        // From before tokens were sealed: it is sealed with the next change of the account.
        await SetTokenAsync(user, loginProvider, name, kept, cancellationToken);
        return kept;
    }

    private static string Place(Guid account, string name) => $"account_token/{account}/{name}";
}
