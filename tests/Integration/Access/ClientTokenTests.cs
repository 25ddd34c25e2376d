using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HealthAssess.Api.Administration.Clients;
using HealthAssess.Api.Administration.Staff;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Storage.Administration;
using HealthAssess.Tests.Integration.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Tests.Integration.Access;

/// <summary>SMART Backend Services: private_key_jwt, over HTTP.</summary>
public sealed class ClientTokenTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Admin = Caller.Worker(Purpose.Administration, Permission.Administer);
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP384);

    [Fact]
    public async Task A_registered_system_gets_a_token_and_reads_what_its_scopes_say()
    {
        var client = await Register("system/Immunization.rs");
        var answer = await Ask(Assertion(client), "system/*.rs");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var token = await answer.Body();
        Assert.Equal("system/Immunization.rs", token["scope"]!.ToString());
        var http = site.Site.CreateClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token["access_token"]!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/fhir/R4/Immunization")).StatusCode);
        Assert.Empty((await http.Get("Patient")).Ids());
        Assert.Equal(HttpStatusCode.Forbidden, (await http.Create("Patient", """{"resourceType":"Patient"}""")).StatusCode);
    }

    [Fact]
    public async Task An_RSA_key_works_as_well()
    {
        using var rsa = RSA.Create(2048);
        var parameters = rsa.ExportParameters(false);
        var jwks = new JsonObject { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["kid"] = "r", ["n"] = Base64UrlEncoder.Encode(parameters.Modulus), ["e"] = Base64UrlEncoder.Encode(parameters.Exponent) }) };
        var client = await Register("system/*.rs", jwks.ToJsonString());
        var credentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = "r" }, SecurityAlgorithms.RsaSha384);
        Assert.Equal(HttpStatusCode.OK, (await Ask(Assertion(client, credentials: credentials), "system/Patient.read")).StatusCode);
    }

    [Fact]
    public async Task An_assertion_counts_once()
    {
        var assertion = Assertion(await Register("system/*.rs"));
        Assert.Equal(HttpStatusCode.OK, (await Ask(assertion, "system/*.rs")).StatusCode);
        Assert.Equal("invalid_client", await Error(assertion, "system/*.rs"));
    }

    [Fact]
    public async Task An_assertion_for_somebody_else_too_old_too_long_or_unsigned_by_the_client_is_refused()
    {
        var client = await Register("system/*.rs");
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Equal("invalid_client", await Error(Assertion(client, audience: "https://elsewhere.example/token"), "system/*.rs"));
        Assert.Equal("invalid_client", await Error(Assertion(client, minutes: -5), "system/*.rs"));
        Assert.Equal("invalid_client", await Error(Assertion(client, minutes: 30), "system/*.rs"));
        Assert.Equal("invalid_client", await Error(Assertion(client, credentials: new SigningCredentials(new ECDsaSecurityKey(stranger), SecurityAlgorithms.EcdsaSha384)), "system/*.rs"));
        Assert.Equal("invalid_client", await Error(Assertion(Guid.CreateVersion7()), "system/*.rs"));
        Assert.Equal("invalid_client", await Error(Assertion(client, credentials: new SigningCredentials(new SymmetricSecurityKey(new byte[48]), SecurityAlgorithms.HmacSha384)), "system/*.rs"));
    }

    [Fact]
    public async Task A_scope_that_was_not_registered_a_closed_system_and_an_ended_agreement_get_nothing()
    {
        var client = await Register("system/Immunization.rs");
        Assert.Equal("invalid_scope", await Error(Assertion(client), "system/Patient.rs"));
        await site.Ask(Admin, new CloseClient(client));
        Assert.Equal("invalid_client", await Error(Assertion(client), "system/*.rs"));
        var late = await Register("system/*.rs");
        await Change(database => database.Agreements.Where(one => one.LegalBasis == "law").ExecuteUpdateAsync(set => set.SetProperty(one => one.UntilDate, new DateOnly(2020, 1, 1))));
        Assert.Equal("unauthorized_client", await Error(Assertion(late), "system/*.rs"));
        await Change(database => database.Agreements.Where(one => one.LegalBasis == "law").ExecuteUpdateAsync(set => set.SetProperty(one => one.UntilDate, new DateOnly(2099, 1, 1))));
    }

    [Theory]
    [InlineData(OrganisationKind.LawEnforcement)]
    [InlineData(OrganisationKind.Immigration)]
    [InlineData(OrganisationKind.Security)]
    public async Task An_organisation_behind_the_wall_is_not_registered_and_gets_no_token_even_by_mistake(OrganisationKind kind)
    {
        var organisation = (await site.Ask(Admin, new AddOrganisation("Wall " + kind, kind, null))).Value;
        var refused = await site.Ask(Admin, new RegisterClient("Guard", organisation, await Agreement(), Jwks(), null, ["system/*.rs"], DemoPlaces.Country));
        Assert.Equal("firewall-grant", refused.Refusals[0].Key);

        var client = new SystemClient
        {
            Id = Ids.New(TimeProvider.System),
            Name = "mistake",
            Organisation = organisation,
            Agreement = await Agreement(),
            Jwks = Jwks(),
            Scopes = ["system/*.rs"],
            Country = DemoPlaces.Country,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        await Change(async database =>
        {
            database.SystemClients.Add(client);
            await database.SaveChangesAsync();
        });
        Assert.Equal("unauthorized_client", await Error(Assertion(client.Id), "system/*.rs"));
    }

    [Fact]
    public async Task A_private_key_is_never_taken()
    {
        var parameters = key.ExportParameters(true);
        var jwks = Jwks().Replace("\"crv\"", $"\"d\":\"{Base64UrlEncoder.Encode(parameters.D)}\",\"crv\"", StringComparison.Ordinal);
        var refused = await site.Ask(Admin, new RegisterClient("x", Guid.CreateVersion7(), Guid.CreateVersion7(), jwks, null, ["system/*.rs"], DemoPlaces.Country));
        Assert.Equal("jwks", refused.Refusals[0].Key);
    }

    [Fact]
    public async Task Clients_are_told_where_tokens_are()
    {
        var smart = await (await site.Site.CreateClient().GetAsync("/fhir/R4/.well-known/smart-configuration")).Body();
        Assert.EndsWith("/oauth/token", smart["token_endpoint"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("ES384", smart["token_endpoint_auth_signing_alg_values_supported"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private async Task<Guid> Register(string scope, string? jwks = null)
    {
        var organisation = (await site.Ask(Admin, new AddOrganisation("Ministry " + Ids.Unguessable(), OrganisationKind.HealthMinistry, DemoPlaces.Country))).Value;
        var client = await site.Ask(Admin, new RegisterClient("Registry", organisation, await Agreement(), jwks ?? Jwks(), null, [scope], DemoPlaces.Country));
        Assert.True(client.Ok, client.Refusals is [var refusal, ..] ? refusal.Text : null);
        return client.Value;
    }

    private async Task<Guid> Agreement()
    {
        var id = Guid.Empty;
        await Change(async database => id = (await database.Agreements.FirstAsync(one => one.LegalBasis == "law")).Id);
        return id;
    }

    private async Task Change(Func<HealthDb, Task> change)
    {
        await using var scope = site.Site.Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<HealthDb>());
    }

    private string Jwks()
    {
        var parameters = key.ExportParameters(false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject { ["kty"] = "EC", ["kid"] = "e", ["crv"] = "P-384", ["x"] = Base64UrlEncoder.Encode(parameters.Q.X), ["y"] = Base64UrlEncoder.Encode(parameters.Q.Y) }),
        }.ToJsonString();
    }

    private string Assertion(Guid client, string audience = "http://localhost/oauth/token", int minutes = 4, SigningCredentials? credentials = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity([new Claim("iss", client.ToString()), new Claim("sub", client.ToString()), new Claim("jti", Ids.Unguessable())]),
            Audience = audience,
            Expires = now.AddMinutes(minutes),
            SigningCredentials = credentials ?? new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "e" }, SecurityAlgorithms.EcdsaSha384),
        });
    }

    private async Task<HttpResponseMessage> Ask(string assertion, string scope)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = scope,
            ["client_assertion"] = assertion,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        });
        return await site.Site.CreateClient().PostAsync(new Uri("/oauth/token", UriKind.Relative), form);
    }

    private async Task<string> Error(string assertion, string scope) => (await (await Ask(assertion, scope)).Body())["error"]!.ToString();
}
