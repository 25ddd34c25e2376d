using System.Net;
using HealthAssess.Domain;
using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Integration.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>The door of the screens, at the true site.</summary>
public sealed partial class SignInTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Password = "correct horse battery";

    [Fact]
    public async Task Nobody_sees_a_page_of_travellers_without_signing_in()
    {
        using var browser = new Browserless(site);
        var answer = await browser.Get("/travellers/new");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in?back=", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_signs_in_chooses_a_Point_of_Entry_first()
    {
        using var browser = new Browserless(site);
        var answer = await browser.Post("/sign-in", "sign-in", ("name", await Account()), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/point-of-entry", answer.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task The_right_password_opens_nothing_after_five_wrong_ones()
    {
        using var browser = new Browserless(site);
        var name = await Account();
        for (var tries = 0; tries < 5; tries++)
        {
            await browser.Post("/sign-in", "sign-in", ("name", name), ("password", "wrong"));
        }

        var answer = await browser.Post("/sign-in", "sign-in", ("name", name), ("password", Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("five minutes", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>After five wrong passwords an account said that it was locked, and a name that nobody has did not.</summary>
    [Fact]
    public async Task A_lock_does_not_tell_a_stranger_whose_name_is_taken()
    {
        using var browser = new Browserless(site);
        List<string> answers = [];
        foreach (var name in new[] { await Account(), "nobody-" + Ids.Unguessable() })
        {
            for (var tries = 0; tries < 7; tries++)
            {
                answers.Add((await (await browser.Post("/sign-in", "sign-in", ("name", name), ("password", "wrong"))).Content.ReadAsStringAsync()).Replace(name, "", StringComparison.Ordinal));
            }
        }

        Assert.Single(answers.Select(answer => Form().Replace(answer, "")).Distinct());
    }

    [Fact]
    public async Task A_form_that_did_not_come_from_our_page_is_refused()
    {
        using var browser = new Browserless(site);
        var answer = await browser.PostRaw("/sign-in", ("_handler", "sign-in"), ("name", await Account()), ("password", Password));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("no longer good", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>A neighbour under the same domain is the same site for the cookie, and some requests have no body that a browser would ask about first.</summary>
    [Theory]
    [InlineData("POST", "/fhir/R4/Patient", "Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/fhir/R4/Patient", "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/fhir/R4/Patient", "Origin", "https://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/fhir/R4/Patient", "Origin", "http://localhost:81", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/fhir/R4/Patient", "Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("POST", "/api/lists/0197b000-0000-7000-8000-000000000001/approve", "Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/fhir/R4/Patient/$export", "Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/fhir/R4/Patient", "Sec-Fetch-Site", "cross-site", HttpStatusCode.OK)]
    [InlineData("POST", "/fhir/R4/Patient", "Sec-Fetch-Site", "same-origin", HttpStatusCode.Created)]
    [InlineData("POST", "/fhir/R4/Patient", "Origin", "http://localhost", HttpStatusCode.Created)]
    [InlineData("POST", "/fhir/R4/Patient", "X-Nothing", "x", HttpStatusCode.Created)]
    public async Task Under_a_session_only_our_own_pages_change_something(string method, string address, string header, string value, HttpStatusCode expected)
    {
        using var browser = await Browserless.Clinician(site);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        request.Content = method == "POST" ? FhirClient.Json("""{"resourceType":"Patient"}""") : null;
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        Assert.Equal(expected, (await browser.Send(request)).StatusCode);
    }

    [Fact]
    public async Task A_token_speaks_for_itself_whatever_page_sends_it()
    {
        using var client = await site.Client(Domain.Access.Roles.Integrator);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Created, (await client.Create("Patient", """{"resourceType":"Patient"}""")).StatusCode);
    }

    [Fact]
    public async Task A_page_may_load_nothing_from_elsewhere_and_is_kept_nowhere()
    {
        using var browser = new Browserless(site);
        var answer = await browser.Get("/sign-in");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/language", "{\"language\":")]
    [InlineData("/sign-in", "{\"name\":")]
    [InlineData("/sign-in", "[]")]
    public async Task A_body_that_is_no_form_is_a_plain_400(string page, string body)
    {
        using var client = site.Site.CreateClient();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync(new Uri(page, UriKind.Relative), content)).StatusCode);
    }

    [Fact]
    public async Task An_unknown_page_says_what_to_do()
    {
        using var browser = new Browserless(site);
        var answer = await browser.Get("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Go to the start page", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_says_when_it_is_ready()
    {
        using var browser = new Browserless(site);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/health/ready")).StatusCode);
    }

    private async Task<string> Account()
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Id = Ids.New(TimeProvider.System), UserName = "staff-" + Ids.Unguessable(), DisplayName = "Staff" };
        Assert.True((await accounts.CreateAsync(account, Password)).Succeeded);
        return account.UserName;
    }

    /// <summary>What each page has of its own.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]+\"")]
    private static partial System.Text.RegularExpressions.Regex Form();
}
