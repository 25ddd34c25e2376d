using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using HealthAssess.Api.Access;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Tests.Integration.Api;

namespace HealthAssess.Tests.Integration.Access;

/// <summary>Which bearer tokens count.</summary>
public sealed class TokenTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Without_a_token_nothing_is_read()
    {
        using var client = site.Site.CreateClient();
        var answer = await client.GetAsync("/fhir/R4/Patient/1");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("login", (await answer.Body())["issue"]![0]!["code"]!.ToString());
    }

    [Fact]
    public async Task A_forged_token_is_refused()
    {
        using var client = await site.Client(Roles.Client);
        var token = client.DefaultRequestHeaders.Authorization!.Parameter!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token[..^4] + "AAAA");
        var answer = await client.GetAsync("/fhir/R4/Patient/1");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task An_expired_token_is_refused_in_words()
    {
        using var client = site.Site.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await site.ExpiredToken());
        var answer = await client.GetAsync("/fhir/R4/Patient/1");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("token-expired", (await answer.Body())["issue"]![0]!["details"]!["coding"]![0]!["code"]!.ToString());
    }

    /// <summary>A Point of Entry that is no id answered 500; an unknown organisation or purpose fell back to the role's own.</summary>
    [Theory]
    [InlineData(CallerClaims.Allowed, "everywhere")]
    [InlineData(CallerClaims.Allowed, "")]
    [InlineData(CallerClaims.Organisation, "Ministry")]
    [InlineData(CallerClaims.Organisation, "7")]
    [InlineData(CallerClaims.PurposeOfUse, "curiosity")]
    [InlineData(CallerClaims.PurposeOfUse, "administration")]
    public async Task A_signed_token_that_says_what_is_not_understood_is_refused(string claim, string value)
    {
        using var client = site.Site.CreateClient();
        var token = await site.Token(new Scope(false, DemoPlaces.Country, []), SiteFixture.Place, 1, new Claim(claim, value));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var address in new[] { "/fhir/R4/Patient", "/fhir/R4/Patient", "/fhir/R4/metadata" })
        {
            var answer = await client.GetAsync(address);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("token-invalid", (await answer.Body())["issue"]![0]!["details"]!["coding"]![0]!["code"]!.ToString());
        }
    }

    [Theory]
    [InlineData(CallerClaims.Allowed, "0197b000-0000-7000-8000-000000000001")]
    [InlineData(CallerClaims.Organisation, nameof(OrganisationKind.HealthMinistry))]
    [InlineData(CallerClaims.PurposeOfUse, "continuity-of-care")]
    public async Task A_signed_token_that_says_what_is_understood_counts(string claim, string value)
    {
        using var client = site.Site.CreateClient();
        var token = await site.Token(new Scope(false, DemoPlaces.Country, []), SiteFixture.Place, 1, new Claim(claim, value));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/fhir/R4/Patient")).StatusCode);
    }
}
