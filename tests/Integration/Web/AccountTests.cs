using System.Net;
using HealthAssess.Domain;
using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Integration.Api;
using HealthAssess.Web.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>Second step, PIN on a shared tablet, lock-out that a stranger cannot use against staff, sessions that end.</summary>
public sealed class AccountTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task A_stranger_who_locks_an_account_does_not_lock_out_its_owner()
    {
        var name = await Account();
        using var owner = new Browserless(site);
        await SignIn(owner, name);
        using var stranger = new Browserless(site);
        for (var tries = 0; tries < 6; tries++)
        {
            await stranger.Post("/sign-in", "sign-in", ("name", name), ("password", "nonsense nonsense"));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Post("/sign-in", "sign-in", ("name", name), ("password", Password))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SignIn(owner, name)).StatusCode);
    }

    [Fact]
    public async Task With_an_authenticator_the_password_alone_is_not_enough()
    {
        var name = await Account(async (accounts, account) =>
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
        });
        using var browser = new Browserless(site);
        var answer = await SignIn(browser, name);
        Assert.Equal("/sign-in/code", answer.Headers.Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post("/sign-in/code", "code", ("code", "000000"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task A_number_of_an_authenticator_opens_once_and_of_two_sign_ins_at_once_one_wins()
    {
        var secret = "";
        var name = await Account(async (accounts, account) =>
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            await accounts.SetTwoFactorEnabledAsync(account, true);
            secret = (await accounts.GetAuthenticatorKeyAsync(account))!;
        });
        using var one = new Browserless(site);
        using var other = new Browserless(site);
        await SignIn(one, name);
        await SignIn(other, name);

        // Steps ahead of the clock, so that they hold for a minute and more.
        var step = TimeBasedNumber.StepOf(TimeProvider.System.GetUtcNow());
        var answers = await Task.WhenAll(Number(one, step + 1), Number(other, step + 1));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], answers.Order());

        using var later = new Browserless(site);
        await SignIn(later, name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Number(later, step + 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Number(later, step));
        Assert.Equal(HttpStatusCode.Redirect, await Number(later, step + 2));

        async Task<HttpStatusCode> Number(Browserless browser, long at) =>
            (await browser.Post("/sign-in/code", "code", ("code", TimeBasedNumber.Of(secret, at)))).StatusCode;
    }

    [Fact]
    public async Task A_colleague_goes_on_by_PIN_at_a_paired_tablet_and_nowhere_else()
    {
        var name = await Account();
        using var tablet = new Browserless(site);
        await SignIn(tablet, name);
        Assert.Equal(HttpStatusCode.Redirect, (await tablet.Post("/account", "pin", ("pin", "482913"))).StatusCode);
        var id = await Id(name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await tablet.Post("/switch", "switch", ("who", id), ("pin", "111111"))).StatusCode);
        Assert.Equal("/point-of-entry", (await tablet.Post("/switch", "switch", ("who", id), ("pin", "482913"))).Headers.Location!.AbsolutePath);
        using var elsewhere = new Browserless(site);
        Assert.DoesNotContain("name=\"pin\"", await (await elsewhere.Get("/switch")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bug_choosing_a_Point_of_Entry_kept_a_session_opened_by_PIN_open_for_two_hours()
    {
        var name = await Account(Grant);
        using var tablet = new Browserless(site);
        Assert.Equal(TimeSpan.FromHours(2), Life(await SignIn(tablet, name)));
        await tablet.Post("/account", "pin", ("pin", "482913"));
        Assert.Equal(TimeSpan.FromMinutes(2), Life(await tablet.Post("/switch", "switch", ("who", await Id(name)), ("pin", "482913"))));
        var chosen = await tablet.Post("/point-of-entry", "place", ("place", SiteFixture.Place.Id.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(2), Life(chosen));
        Assert.Equal(TimeSpan.FromMinutes(2), Life(await tablet.Post("/account", "sessions")));
        Assert.Equal(TimeSpan.FromMinutes(2), Life(await tablet.Get("/session")));
        Assert.Equal(TimeSpan.FromHours(2), Life(await SignIn(tablet, name)));
    }

    [Fact]
    public async Task The_secret_of_an_authenticator_does_not_stand_in_the_database()
    {
        string? secret = null;
        var name = await Account(async (accounts, account) =>
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            secret = await accounts.GetAuthenticatorKeyAsync(account);
        });
        var id = await Id(name);
        await using var scope = site.Site.Services.CreateAsyncScope();
        var kept = (await scope.ServiceProvider.GetRequiredService<HealthDb>().UserTokens.ToListAsync()).Single(one => one.UserId.ToString() == id).Value;
        Assert.StartsWith("sealed:", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(secret!, kept, StringComparison.Ordinal);
        var again = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.Equal(secret, await again.GetAuthenticatorKeyAsync((await again.FindByNameAsync(name))!));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"}}""")]
    [InlineData("no json")]
    public async Task A_passkey_that_nobody_asked_for_opens_nothing(string credential)
    {
        using var browser = new Browserless(site);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post("/sign-in", "passkey", ("credential", credential))).StatusCode);
        await SignIn(browser, await Account());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post("/account", "passkey-add", ("passkeyName", "x"), ("credential", credential))).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_PINs_close_the_tablet()
    {
        var name = await Account();
        using var tablet = new Browserless(site);
        await SignIn(tablet, name);
        await tablet.Post("/account", "pin", ("pin", "482913"));
        var id = await Id(name);
        for (var tries = 0; tries < 5; tries++)
        {
            await tablet.Post("/switch", "switch", ("who", id), ("pin", "482914"));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await tablet.Post("/switch", "switch", ("who", id), ("pin", "482913"))).StatusCode);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password12345")]
    [InlineData("1111111111111")]
    [InlineData("qwertyqwerty")]
    public async Task A_password_that_is_known_or_short_is_not_taken(string password)
    {
        var name = await Account();
        using var browser = new Browserless(site);
        await SignIn(browser, name);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Post("/account", "password", ("old", Password), ("new", password))).StatusCode);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts()
    {
        using var browser = new Browserless(site);
        var answer = await SignIn(browser, await Account());
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("samesite", cookie, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>How long the session holds that an answer has set.</summary>
    private TimeSpan Life(HttpResponseMessage answer)
    {
        var cookie = answer.Headers.GetValues("Set-Cookie").Last(one => one.StartsWith("session=", StringComparison.Ordinal))["session=".Length..].Split(';')[0];
        var format = site.Site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme).TicketDataFormat;
        var ticket = format.Unprotect(cookie)!.Properties;
        return ticket.ExpiresUtc!.Value - ticket.IssuedUtc!.Value;
    }

    private async Task Grant(UserManager<Account> accounts, Account account)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HealthDb>();
        database.Grants.Add(new Grant { Id = Ids.New(TimeProvider.System), Account = account.Id, Role = "clinician", Country = HealthAssess.Domain.Administration.Demo.DemoPlaces.Country, Since = TimeProvider.System.GetUtcNow().AddDays(-1) });
        await database.SaveChangesAsync();
    }

    private static Task<HttpResponseMessage> SignIn(Browserless browser, string name) =>
        browser.Post("/sign-in", "sign-in", ("name", name), ("password", Password));

    private async Task<string> Id(string name)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(name))!.Id.ToString();
    }

    private async Task<string> Account(Func<UserManager<Account>, Account, Task>? also = null)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Id = Ids.New(TimeProvider.System), UserName = "a-" + Ids.Unguessable(), DisplayName = "Staff" };
        Assert.True((await accounts.CreateAsync(account, Password)).Succeeded);
        await (also?.Invoke(accounts, account) ?? Task.CompletedTask);
        return account.UserName;
    }
}
