using HealthAssess.Storage.Administration;
using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Web.SignIn;

/// <summary>
/// Checks name and password. Five wrong ones lock the account for strangers; a device on which its owner has signed in before
/// keeps its own count, so that nobody can lock a clinician out of her tablet by typing nonsense elsewhere. Only such a device hears of a lock.
/// </summary>
internal sealed class PasswordDoor(SignInManager<Account> signIns, KnownDevice devices, DeviceAttempts attempts)
{
    public async Task<SignInResult> Try(HttpContext http, string name, string password)
    {
        if (await signIns.UserManager.FindByNameAsync(name) is not { LeftAt: null } account)
        {
            return Nobody(password);
        }

        if (devices.Of(http, account.Id) is not { } device)
        {
            return await signIns.UserManager.IsLockedOutAsync(account) ? Nobody(password) : await OfStranger(http, account, password);
        }

        if (!await attempts.Begin(device, http.RequestAborted))
        {
            return SignInResult.LockedOut;
        }

        if (!await signIns.UserManager.CheckPasswordAsync(account, password))
        {
            return SignInResult.Failed;
        }

        await attempts.Succeeded(device, http.RequestAborted);
        await signIns.UserManager.SetLockoutEndDateAsync(account, null);
        return Remembered(http, account, await signIns.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: false));
    }

    /// <summary>As long as for somebody who is there, in the same words: an answer that comes sooner, or that speaks of a lock, would name those who are.</summary>
    private static SignInResult Nobody(string password)
    {
        new PasswordHasher<Account>().HashPassword(new Account(), password);
        return SignInResult.Failed;
    }

    private async Task<SignInResult> OfStranger(HttpContext http, Account account, string password)
    {
        var result = Remembered(http, account, await signIns.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true));
        return result.IsLockedOut ? SignInResult.Failed : result;
    }

    private SignInResult Remembered(HttpContext http, Account account, SignInResult result)
    {
        if (result.Succeeded)
        {
            devices.Remember(http, account.Id);
        }

        return result;
    }
}
