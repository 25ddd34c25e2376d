using System.Text.Json;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Outbox;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Web.SignIn.External;

/// <summary>
/// The way to the configured provider and back. It signs in an account that its owner has connected before, and never makes an
/// account or a right: who is unknown here stays outside.
/// </summary>
internal static partial class ExternalDoor
{
    public const string Path = "/sign-in/external";

    public static void AddExternalSignIn(this IServiceCollection services)
    {
        services.AddSingleton(provider => new ConfiguredProvider(ExternalProvider.From(provider.GetRequiredService<IConfiguration>())));
        services.AddTransient(provider => provider.GetRequiredService<ConfiguredProvider>().Provider ?? throw new InvalidOperationException("No provider is configured."));
        services.AddSingleton<ProviderDocuments>();
        services.AddSingleton<ExternalSignIn>();
        services.AddHttpClient(ExternalSignIn.Http, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(10), 256 * 1024))
            .ConfigurePrimaryHttpMessageHandler(provider => OutboundGuard.Handler(provider.GetRequiredService<IConfiguration>().GetValue("Outbound:AllowPrivate", false)));
    }

    public static void MapExternalSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Leave);
        routes.MapGet(Path + "/back", Return);
    }

    private static async Task<IResult> Leave(HttpContext http, string? back, bool? connect, ConfiguredProvider configured, IDataProtectionProvider protection, UserManager<Account> accounts)
    {
        if (configured.Provider is null)
        {
            return Results.NotFound();
        }

        // A session opened by PIN must not leave a lasting key behind.
        var account = connect == true && !Shift.IsByPin(http.User) && Guid.TryParse(accounts.GetUserId(http.User), out var id) ? id : (Guid?)null;
        var attempt = ExternalAttempt.New(Local.Address(back), account);
        attempt.Keep(http, protection);
        return await Reached(async external => Results.Redirect(await external.Address(attempt, Redirect(http), http.RequestAborted)), http);
    }

    private static async Task<IResult> Return(HttpContext http, string? code, string? state, ConfiguredProvider configured, IDataProtectionProvider protection, SignInManager<Account> signIns, KnownDevice devices)
    {
        if (configured.Provider is null)
        {
            return Results.NotFound();
        }

        if (ExternalAttempt.Take(http, protection) is not { } attempt || state != attempt.State || code is not { Length: > 0 })
        {
            return Results.LocalRedirect("/sign-in?external=failed");
        }

        return await Reached(async external => await external.Subject(attempt, code, Redirect(http), http.RequestAborted) switch
        {
            null => Results.LocalRedirect("/sign-in?external=failed"),
            { } subject when attempt.Account is { } wanting => await Connect(http, signIns, wanting, subject, configured.Provider),
            { } subject => await SignIn(http, signIns, devices, subject, attempt),
        }, http);
    }

    private static async Task<IResult> SignIn(HttpContext http, SignInManager<Account> signIns, KnownDevice devices, ExternalSubject subject, ExternalAttempt attempt)
    {
        var result = await signIns.ExternalLoginSignInAsync(subject.Issuer, subject.Subject, isPersistent: false, bypassTwoFactor: false);
        var back = "?back=" + Uri.EscapeDataString(attempt.Back);
        if (result.Succeeded && await signIns.UserManager.FindByLoginAsync(subject.Issuer, subject.Subject) is { } account)
        {
            devices.Remember(http, account.Id);
        }

        return Results.LocalRedirect(result.Succeeded ? "/point-of-entry" + back : result.RequiresTwoFactor ? "/sign-in/code" + back : "/sign-in?external=unknown");
    }

    private static async Task<IResult> Connect(HttpContext http, SignInManager<Account> signIns, Guid wanting, ExternalSubject subject, ExternalProvider provider)
    {
        if (await signIns.UserManager.GetUserAsync(http.User) is not { } account || account.Id != wanting)
        {
            return Results.LocalRedirect("/sign-in?external=failed");
        }

        var result = await signIns.UserManager.AddLoginAsync(account, new UserLoginInfo(subject.Issuer, subject.Subject, provider.Name));
        return Results.LocalRedirect(result.Succeeded ? "/account?done=external" : "/account?done=external-taken");
    }

    /// <summary>A provider that does not answer, or answers nonsense, is no reason for a page of errors: there are other ways in.</summary>
    private static async Task<IResult> Reached(Func<ExternalSignIn, Task<IResult>> ask, HttpContext http)
    {
        try
        {
            return await ask(http.RequestServices.GetRequiredService<ExternalSignIn>());
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or ArgumentException || (failure is TaskCanceledException && !http.RequestAborted.IsCancellationRequested))
        {
            // Its words may quote what the provider said of a person.
            Failed(http.RequestServices.GetRequiredService<ILogger<ExternalSignIn>>(), failure.GetType().Name, (failure as HttpRequestException)?.HttpRequestError);
            return Results.LocalRedirect("/sign-in?external=failed");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The provider for signing in could not be asked: {Fault} ({Error}).")]
    private static partial void Failed(ILogger log, string fault, HttpRequestError? error);

    private static string Redirect(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}{Path}/back";
}

/// <summary>The provider of this installation, or none.</summary>
internal sealed record ConfiguredProvider(ExternalProvider? Provider);
