using HealthAssess.Storage.Administration;
using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Web.SignIn.Passkeys;

/// <summary>
/// Passkeys of staff: a key pair in a phone, a security key or the device, opened by face, finger or its PIN. Bound to our
/// address, so that nothing that was typed on a false page opens a true one.
/// </summary>
/// <remarks>WebAuthn Level 3; checked by ASP.NET Core Identity. A passkey is two factors in one: no further number is asked for.</remarks>
internal static class StaffPasskeys
{
    /// <summary>The device must make sure who holds it, and knows by itself whose passkey it has: no name is typed.</summary>
    public static void Rules(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
    }

    /// <summary>What the browser asks its devices for; both answers are JSON of WebAuthn, read by scripts/passkey.js.</summary>
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/passkey/new", async (HttpContext http, SignInManager<Account> signIns) =>
            await signIns.UserManager.GetUserAsync(http.User) is not { } account ? Results.NotFound() : Json(await signIns.MakePasskeyCreationOptionsAsync(Entity(account)))).DisableAntiforgery();
        routes.MapPost("/sign-in/passkey", async (SignInManager<Account> signIns) => Json(await signIns.MakePasskeyRequestOptionsAsync(null))).DisableAntiforgery();
    }

    /// <summary>Signs in whoever the passkey belongs to; null where it does not prove anybody who works here.</summary>
    /// <remarks>A lock-out by wrong passwords does not hold here: there is nothing to guess, and a stranger must not lock anybody out.</remarks>
    public static async Task<Account?> SignIn(SignInManager<Account> signIns, string credential)
    {
        if (await Begun(() => signIns.PerformPasskeyAssertionAsync(credential)) is not { Succeeded: true } result || !await signIns.CanSignInAsync(result.User))
        {
            return null;
        }

        // The counter that the device has moved on: a copy of the key would fall behind.
        await signIns.UserManager.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await signIns.SignInAsync(result.User, isPersistent: false);
        return result.User;
    }

    /// <summary>Adds the passkey that a browser has made for this account; false where it does not fit what was asked for.</summary>
    public static async Task<bool> Add(SignInManager<Account> signIns, Account account, string credential, string name)
    {
        if (await Begun(() => signIns.PerformPasskeyAttestationAsync(credential)) is not { Succeeded: true } result || result.UserEntity.Id != account.Id.ToString())
        {
            return false;
        }

        result.Passkey.Name = name;
        return (await signIns.UserManager.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded;
    }

    /// <summary>Identity throws where a passkey comes that this browser was not asked for.</summary>
    private static async Task<T?> Begun<T>(Func<Task<T>> perform)
        where T : class
    {
        try
        {
            return await perform();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static PasskeyUserEntity Entity(Account account) => new() { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.DisplayName };

    private static IResult Json(string json) => Results.Text(json, "application/json");
}
