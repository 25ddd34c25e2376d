using System.Text.RegularExpressions;
using HealthAssess.Domain;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Integration.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>A browser without a window: keeps cookies, follows nothing, posts forms with the token that their page holds.</summary>
internal sealed partial class Browserless(SiteFixture site) : IDisposable
{
    private const string Password = "correct horse battery";

    private readonly HttpClient client = site.Site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>A clinician on shift at the first Point of Entry.</summary>
    public static async Task<Browserless> Clinician(SiteFixture site)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var account = new Account { Id = Ids.New(TimeProvider.System), UserName = "staff-" + Ids.Unguessable(), DisplayName = "Staff" };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password)).Succeeded);
        var database = scope.ServiceProvider.GetRequiredService<HealthDb>();
        database.Grants.Add(new Grant { Id = Ids.New(TimeProvider.System), Account = account.Id, Role = "clinician", Country = DemoPlaces.Country, Since = TimeProvider.System.GetUtcNow().AddDays(-1) });
        await database.SaveChangesAsync();
        var tablet = new Browserless(site);
        await tablet.Post("/sign-in", "sign-in", ("name", account.UserName), ("password", Password));
        await tablet.Post("/point-of-entry", "place", ("place", SiteFixture.Place.Id.ToString()));
        return tablet;
    }

    public Task<HttpResponseMessage> Get(string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>Asks for the page, then posts its form of that name.</summary>
    public async Task<HttpResponseMessage> Post(string address, string form, params (string Name, string Value)[] fields)
    {
        var page = await (await Get(address)).Content.ReadAsStringAsync();
        var token = Token().Match(page).Groups[1].Value;
        return await PostRaw(address, [("_handler", form), ("__RequestVerificationToken", token), .. fields]);
    }

    public async Task<HttpResponseMessage> PostRaw(string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>What a script asks of an interface, with the cookies.</summary>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => client.SendAsync(request);

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
