using HealthAssess.Storage.Administration;
using HealthAssess.Web.SignIn.External;
using HealthAssess.Web.SignIn.Passkeys;
using HealthAssess.Web.SignIn.Passwords;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HealthAssess.Web.SignIn;

/// <summary>Accounts of staff: password, lock-out and session cookie, readable by every site process.</summary>
internal static class StaffIdentity
{
    public static IServiceCollection AddStaffIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(Rules).AddUserStore<AccountStore>().AddSignInManager<StaffSignIn>().AddClaimsPrincipalFactory<StaffClaims>()
            .AddPasswordValidator<CommonPasswords>().AddTokenProvider<AuthenticatorNumbers>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<IdentityPasskeyOptions>(StaffPasskeys.Rules);
        services.AddExternalSignIn();
        services.AddSingleton<KnownDevice>();
        services.AddScoped<PasswordDoor>();
        services.AddScoped<Tablet>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(Cookie));
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            // A right that was withdrawn, a training that expired, a leaver: within a minute.
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = Shift.Keep;
        });
        services.AddAuthorization();
        services.AddDataProtection().SetApplicationName("HealthAssess");
        services.AddSingleton<DataProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<DataProtectionKeys>()));
        return services;
    }

    /// <remarks>Length beats composition (NIST SP 800-63B, 3.1.1); five wrong passwords close the account for five minutes.</remarks>
    private static void Rules(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        options.User.RequireUniqueEmail = false;
    }

    /// <summary>A session lasts one long shift and ends after two idle hours.</summary>
    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "session";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(2);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/not-allowed";
        options.ReturnUrlParameter = "back";
        options.Events.OnSigningIn = Tablet.LockSoon;
        options.Events.OnCheckSlidingExpiration = SessionState.Renew;
    }
}
