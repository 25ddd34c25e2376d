using System.Security.Claims;
using HealthAssess.Api.Access;
using HealthAssess.Storage.Administration;
using HealthAssess.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
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

    /// <summary>Signs in by PIN, at the Point of Entry of this shift.</summary>
    public async Task<bool> Change(HttpContext http, Guid account, string pin, PlaceOfWork? place)
    {
        if (Read(http) is not { } paired || !paired.Accounts.Contains(account) || !await attempts.Begin(paired.Device, http.RequestAborted)
            || await signIns.UserManager.FindByIdAsync(account.ToString()) is not { PinHash: { } hash, LeftAt: null } person
            || new PasswordHasher<Account>().VerifyHashedPassword(person, hash, pin) == PasswordVerificationResult.Failed)
        {
            return false;
        }

        await attempts.Succeeded(paired.Device, http.RequestAborted);
        await signIns.SignOutAsync();
        IEnumerable<Claim> shift = place is null ? [] : Shift.At(place);
        await signIns.SignInWithClaimsAsync(person, new AuthenticationProperties { IsPersistent = false, ExpiresUtc = TimeProvider.System.GetUtcNow() + Lock, AllowRefresh = true }, shift);
        return true;
    }

    private (Guid Device, IReadOnlyList<Guid> Accounts)? Read(HttpContext http) =>
        cookie.Recall(http, Name)?.Split(' ').Select(Guid.Parse).ToArray() is [var device, .. var accounts] ? (device, accounts) : null;
}
