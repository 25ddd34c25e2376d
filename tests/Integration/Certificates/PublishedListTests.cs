using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Trust.Lists;
using HealthAssess.Tests.Integration.Api;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>What is published for verifiers is signed by the key in use, and its tag changes with its content alone.</summary>
public sealed class PublishedListTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Theory]
    [InlineData("/trust/list")]
    [InlineData("/trust/requirements")]
    [InlineData("/.well-known/jwks")]
    public async Task A_list_is_signed_by_a_key_of_our_key_set_and_one_changed_letter_breaks_it(string path)
    {
        var client = site.Site.CreateClient();
        var answer = await client.GetAsync(path + ".json");
        Assert.Contains($"<{path}.jws>; rel=\"alternate\"", answer.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        var token = await client.GetStringAsync(path + ".jws");
        Assert.Equal(await answer.Content.ReadAsStringAsync(), Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])));

        var keys = new Microsoft.IdentityModel.Tokens.JsonWebKeySet(await client.GetStringAsync("/.well-known/jwks.json"));
        Assert.True(await Holds(token, keys));
        var middle = token.Length / 2;
        Assert.False(await Holds(token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..], keys));
    }

    [Theory]
    [InlineData("/trust/list.jws")]
    [InlineData("/trust/requirements.jws")]
    [InlineData("/.well-known/jwks.jws")]
    [InlineData("/trust/did.json")]
    [InlineData("/trust/revocations.bin")]
    public async Task A_fresh_signature_over_the_same_content_changes_no_tag(string path)
    {
        var client = site.Site.CreateClient();
        await Eventually.Is("two answers have one tag and two signatures", async () =>
        {
            // The hour may turn between the two.
            var (one, other) = (await client.GetAsync(path), await client.GetAsync(path));
            var (before, after) = (await one.Content.ReadAsByteArrayAsync(), await other.Content.ReadAsByteArrayAsync());
            return one.Headers.ETag!.Tag == other.Headers.ETag!.Tag && !before.AsSpan().SequenceEqual(after);
        });
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.IfNoneMatch.Add((await client.GetAsync(path)).Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(asked)).StatusCode);
    }

    [Fact]
    public async Task Our_own_did_list_is_read_by_our_own_import_and_not_once_it_was_changed()
    {
        var document = (JsonObject)JsonNode.Parse(await site.Site.CreateClient().GetStringAsync("/trust/did.json"))!;
        Assert.NotNull(ImportedListReader.Read(TrustListFormat.Gdhcn, Encoding.UTF8.GetBytes(document.ToJsonString()), out _));
        document["verificationMethod"]![0]!["domain"]!["code"] = "#DCC";
        Assert.Null(ImportedListReader.Read(TrustListFormat.Gdhcn, Encoding.UTF8.GetBytes(document.ToJsonString()), out var failure));
        Assert.Contains("changed after it was signed", failure, StringComparison.Ordinal);
        Assert.False(DidProof.Holds(JsonSerializer.SerializeToElement(document)));
    }

    [Fact]
    public async Task A_list_that_is_not_in_force_is_found_under_neither_name()
    {
        var client = site.Site.CreateClient();
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/trust/lists/csca.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/trust/lists/csca.jws")).StatusCode);
    }

    private static async Task<bool> Holds(string token, Microsoft.IdentityModel.Tokens.JsonWebKeySet keys) => (await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
    {
        IssuerSigningKeys = keys.Keys,
        ValidateAudience = false,
        ValidateIssuer = false,
        ValidateLifetime = false,
    })).IsValid;
}
