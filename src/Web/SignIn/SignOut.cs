using HealthAssess.Storage.Administration;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HealthAssess.Web.SignIn;

/// <summary>Ends the session on this device.</summary>
internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async ([FromForm] string? confirmed, SignInManager<Account> signIns) =>
        {
            await signIns.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        });
}
