using System.Net;
using HealthAssess.Domain;
using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Integration.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>An OpenID provider, a site that trusts it, and people of both.</summary>
public sealed class ExternalSignInTests : IAsyncLifetime
{
    private const string Password = "correct horse battery";
    private TestProvider provider = null!;
    private SiteFixture site = null!;

    public async Task InitializeAsync()
    {
        provider = await TestProvider.Start();
        site = new SiteFixture
        {
            Settings = new Dictionary<string, string>
            {
                ["SignIn:Authority"] = provider.Address,
                ["SignIn:ClientId"] = TestProvider.ClientId,
                ["SignIn:Name"] = "Ministry",
                ["Outbound:AllowPrivate"] = "true",
            },
        };
        await site.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Who_has_connected_an_account_signs_in_there_and_anybody_else_stays_outside()
    {
        using var browser = new Browserless(site);
        var before = await Accounts();
        Assert.Equal("/sign-in?external=unknown", (await There(browser, "/sign-in/external")).Headers.Location!.ToString());
        Assert.Equal(before, await Accounts());

        await Connect(browser);
        using var fresh = new Browserless(site);
        Assert.Equal("/point-of-entry?back=%2Fdesk", (await There(fresh, "/sign-in/external?back=/desk")).Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await fresh.Get("/account")).StatusCode);

        provider.Subject = "staff-2";
        using var other = new Browserless(site);
        Assert.Equal("/sign-in?external=unknown", (await There(other, "/sign-in/external")).Headers.Location!.ToString());
        await browser.Post("/account", "external");
        provider.Subject = "staff-1";
        Assert.Equal("/sign-in?external=unknown", (await There(other, "/sign-in/external")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_statement_that_is_wrong_in_anything_signs_nobody_in()
    {
        using var owner = new Browserless(site);
        await Connect(owner);
        foreach (var lie in new[] { "nonce", "audience", "issuer", "key", "expired", "unsigned" })
        {
            provider.Lie = lie;
            using var browser = new Browserless(site);
            Assert.Equal((lie, "/sign-in?external=failed"), (lie, (await There(browser, "/sign-in/external")).Headers.Location!.ToString()));
        }
    }

    [Fact]
    public async Task An_answer_without_its_state_or_for_another_browser_signs_nobody_in()
    {
        using var owner = new Browserless(site);
        await Connect(owner);
        using var browser = new Browserless(site);
        var back = await Answer((await browser.Get("/sign-in/external")).Headers.Location!);
        Assert.Equal("/sign-in?external=failed", (await browser.Get(back.Split("state=")[0] + "state=forged")).Headers.Location!.ToString());
        Assert.Equal("/sign-in?external=failed", (await browser.Get(back)).Headers.Location!.ToString());

        using var begun = new Browserless(site);
        var stolen = await Answer((await begun.Get("/sign-in/external")).Headers.Location!);
        using var thief = new Browserless(site);
        await thief.Get("/sign-in/external");
        Assert.Equal("/sign-in?external=failed", (await thief.Get(stolen)).Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_code_is_bound_to_this_try_by_PKCE()
    {
        using var browser = new Browserless(site);
        var asked = QueryHelpers.ParseQuery((await browser.Get("/sign-in/external")).Headers.Location!.Query);
        Assert.Equal(("S256", "code", "openid"), (asked["code_challenge_method"].ToString(), asked["response_type"].ToString(), asked["scope"].ToString()));
        Assert.Equal(43, asked["code_challenge"].ToString().Length);
        Assert.NotEqual(asked["code_challenge"], QueryHelpers.ParseQuery((await browser.Get("/sign-in/external")).Headers.Location!.Query)["code_challenge"]);
    }

    /// <summary>An account of ours, signed in by password, that its owner connects.</summary>
    private async Task Connect(Browserless browser)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var account = new Account { Id = Ids.New(TimeProvider.System), UserName = "a-" + Ids.Unguessable(), DisplayName = "Staff" };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded);
        await browser.Post("/sign-in", "sign-in", ("name", account.UserName), ("password", Password));
        Assert.Equal("/account?done=external", (await There(browser, "/sign-in/external?connect=true")).Headers.Location!.ToString());
    }

    /// <summary>Away to the provider and back again.</summary>
    private static async Task<HttpResponseMessage> There(Browserless browser, string address) =>
        await browser.Get(await Answer((await browser.Get(address)).Headers.Location!));

    private static async Task<string> Answer(Uri asked)
    {
        using var wire = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        return (await wire.GetAsync(asked)).Headers.Location!.PathAndQuery;
    }

    private async Task<int> Accounts()
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HealthDb>();
        return await database.Users.CountAsync() + await database.Grants.CountAsync();
    }
}
