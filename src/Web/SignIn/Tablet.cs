using HealthAssess.Storage.Administration;
using HealthAssess.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Web.SignIn;

/// <summary>
/// A shared tablet that was paired with a Point of Entry for a shift: staff who have signed in here with their password change
/// by PIN. A session opened by PIN locks after two idle minutes (PR-17); the pairing ends with the shift.
/// </summary>
internal sealed class Tablet(SealedCookie cookie, SignInManager<Account> signIns, DeviceAttempts attempts)
{
    private const string Name = "tablet";
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(2);

    /// <summary>The accounts that may change by PIN here; empty where the tablet is not paired.</summary>
    public IReadOnlyList<Guid> Accounts(HttpContext http) => Read(http)?.Accounts ?? [];

    /// <summary>Pairs this tablet, or adds the signed-in person to it.</summary>
    public void Add(HttpContext http, Guid account)
    {
        var (device, accounts) = Read(http) ?? (Guid.CreateVersion7(), []);
        cookie.Keep(http, Name, string.Join(' ', new[] { device }.Concat(accounts.Append(account).Distinct().TakeLast(12))));
    }

    /// <summary>Every sign-in passes here: one that was opened by PIN is given two minutes, whichever page signs it anew.</summary>
    public static Task LockSoon(CookieSigningInContext context)
    {
        if (context.Principal is { } user && Shift.IsByPin(user))
        {
            context.Properties.IssuedUtc ??= context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
            context.Properties.ExpiresUtc = context.Properties.IssuedUtc + Lock;
        }

        return Task.CompletedTask;
    }

    /// <summary>Signs in by PIN.</summary>
    public async Task<bool> Change(HttpContext http, Guid account, string pin)
    {
        if (Read(http) is not { } paired || !paired.Accounts.Contains(account) || !await attempts.Begin(paired.Device, http.RequestAborted)
            || await signIns.UserManager.FindByIdAsync(account.ToString()) is not { PinHash: { } hash, LeftAt: null } person
            || new PasswordHasher<Account>().VerifyHashedPassword(person, hash, pin) == PasswordVerificationResult.Failed)
        {
            return false;
        }

        await attempts.Succeeded(paired.Device, http.RequestAborted);
        await signIns.SignOutAsync();
        await signIns.SignInWithClaimsAsync(person, isPersistent: false, [Shift.Pin]);
        return true;
    }

    private (Guid Device, IReadOnlyList<Guid> Accounts)? Read(HttpContext http) =>
        cookie.Recall(http, Name)?.Split(' ').Select(Guid.Parse).ToArray() is [var device, .. var accounts] ? (device, accounts) : null;
}
