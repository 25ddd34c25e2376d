using System.Text.RegularExpressions;
using HealthAssess.Tests.Integration.Api;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>A browser without a window: keeps cookies, follows nothing, posts forms with the token that their page holds.</summary>
internal sealed partial class Browserless(SiteFixture site) : IDisposable
{
    private readonly HttpClient client = site.Site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

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

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
