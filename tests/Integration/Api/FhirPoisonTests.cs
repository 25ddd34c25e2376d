using System.Net;
using System.Text;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Small bodies and questions that cost much, or that no library expected.</summary>
public sealed class FhirPoisonTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    /// <summary>U+FFFE could not be normalised: 500, a batch left half written, and a note that no search of contents could pass.</summary>
    [Fact]
    public async Task A_character_that_is_none_is_stored_and_searched_like_any_other()
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await New(client, """{"resourceType":"Patient","name":[{"family":"Odd\ufffe"}],"contact":[{"name":{"text":"a\ufffe"}}]}""");
        foreach (var query in new[] { "name=Odd%EF%BF%BE", "name:exact=Odd%EF%BF%BE", "name-any=Odd%EF%BF%BE", "_content=odd&family=odd", "_text=%EF%BF%BE" })
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{FhirClient.Base}/Patient?{query}")).StatusCode);
        }

        Assert.Equal([id], (await client.Get("Patient?name=Odd%EF%BF%BE")).Ids());
    }

    [Fact]
    public async Task A_patch_whose_paths_take_too_many_steps_together_is_refused()
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await New(client, """{"resourceType":"Patient","name":[{"family":"Dear"}]}""");
        const string Path = "Patient.name.where((1|2|3|4|5|6|7|8|9|10).select($this + (1|2|3|4|5|6|7|8|9|10).select((1|2|3|4|5|6|7|8|9|10).select((1|2|3|4|5|6|7|8|9|10).select((1|2|3|4|5|6|7|8|9|10).count()).count()).count()).count()).count() = -1)";
        var operation = $$"""{"name":"operation","part":[{"name":"type","valueCode":"delete"},{"name":"path","valueString":"{{Path}}"}]}""";
        var patch = new HttpRequestMessage(HttpMethod.Patch, $"{FhirClient.Base}/Patient/{id}")
        {
            Content = FhirClient.Json($$"""{"resourceType":"Parameters","parameter":[{{string.Join(',', Enumerable.Repeat(operation, 1000))}}]}"""),
        };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendAsync(patch)).StatusCode);
    }

    [Fact]
    public async Task Many_parts_of_texts_asked_for_at_once_are_too_many()
    {
        using var client = await site.Client(Roles.Integrator);
        foreach (var (alternatives, expected) in new[] { (50, HttpStatusCode.OK), (200, HttpStatusCode.UnprocessableEntity) })
        {
            var form = new StringContent("family:contains=" + string.Join(',', Enumerable.Range(0, alternatives).Select(n => "q" + n)), Encoding.UTF8, "application/x-www-form-urlencoded");
            Assert.Equal(expected, (await client.PostAsync($"{FhirClient.Base}/Patient/_search", form)).StatusCode);
        }
    }
}
