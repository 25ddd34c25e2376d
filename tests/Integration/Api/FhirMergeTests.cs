using System.Net;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Operations that change a record: merges and what they leave, and the labels in its meta.</summary>
public sealed class FhirMergeTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Of_merges_that_cross_one_is_done_and_of_unmerges_too()
    {
        using var client = await site.Client(Roles.Client);
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => New(client, """{"resourceType":"Patient","active":true,"name":[{"family":"Ring"}]}""")));
        async Task<HttpStatusCode> Ask(string operation, string source, string target) => (await client.PostAsync($"{FhirClient.Base}/Patient/${operation}", FhirClient.Json(
            $$$"""{"resourceType":"Parameters","parameter":[{"name":"source-patient","valueReference":{"reference":"Patient/{{{source}}}"}},{"name":"target-patient","valueReference":{"reference":"Patient/{{{target}}}"}}]}"""))).StatusCode;
        var crossed = await Task.WhenAll(Ask("merge", ids[0], ids[1]), Ask("merge", ids[1], ids[0]));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], crossed.Order());
        var (source, target) = crossed[0] == HttpStatusCode.OK ? (ids[0], ids[1]) : (ids[1], ids[0]);
        Assert.Equal(HttpStatusCode.OK, await Ask("merge", target, ids[2]));
        Assert.Equal(HttpStatusCode.Conflict, await Ask("merge", ids[2], source));

        // Somebody who does not know of the link writes over nothing.
        Assert.Equal(HttpStatusCode.Conflict, (await client.PutAsync($"{FhirClient.Base}/Patient/{source}", FhirClient.Json($$"""{"resourceType":"Patient","id":"{{source}}","name":[{"family":"Ring"}]}"""))).StatusCode);
        var parted = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Ask("unmerge", source, target)));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity], parted.Order());
    }

    /// <summary>An older copy, sent back, made the record active and hid the link; the merge went on unseen.</summary>
    [Fact]
    public async Task What_is_merged_keeps_its_link_in_every_update_and_may_change_otherwise()
    {
        using var client = await site.Client(Roles.Client);
        var (source, target) = (await New(client, """{"resourceType":"Patient","name":[{"family":"Kept"}]}"""), await New(client, """{"resourceType":"Patient","name":[{"family":"Kept"}]}"""));
        var pair = $$$"""{"resourceType":"Parameters","parameter":[{"name":"source-patient","valueReference":{"reference":"Patient/{{{source}}}"}},{"name":"target-patient","valueReference":{"reference":"Patient/{{{target}}}"}}]}""";
        await Post(client, "Patient/$merge", pair);
        foreach (var id in new[] { source, target })
        {
            var unlink = new HttpRequestMessage(HttpMethod.Patch, $"{FhirClient.Base}/Patient/{id}") { Content = new StringContent("""[{"op":"remove","path":"/link"}]""", System.Text.Encoding.UTF8, "application/json-patch+json") };
            Assert.Equal(HttpStatusCode.Conflict, (await client.SendAsync(unlink)).StatusCode);
            var whole = await client.Get("Patient/" + id);
            whole["name"]![0]!["family"] = "Changed";
            Assert.Equal(HttpStatusCode.OK, (await client.PutAsync($"{FhirClient.Base}/Patient/{id}", FhirClient.Json(whole.ToJsonString()))).StatusCode);
            Assert.NotNull((await client.Get("Patient/" + id))["link"]);
        }

        Assert.Null((await Post(client, "Patient/$unmerge", pair))["link"]);
    }

    [Fact]
    public async Task A_merge_joins_two_records_and_an_unmerge_parts_them_again()
    {
        using var client = await site.Client(Roles.Client);
        var (source, target) = (await New(client, """{"resourceType":"Patient","active":true,"name":[{"family":"Twice"}]}"""), await New(client, """{"resourceType":"Patient","active":true,"name":[{"family":"Twice"}]}"""));
        await New(client, $$$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{{source}}}"}}""");
        var pair = $$$"""{"resourceType":"Parameters","parameter":[{"name":"source-patient","valueReference":{"reference":"Patient/{{{source}}}"}},{"name":"target-patient","valueReference":{"reference":"Patient/{{{target}}}"}}]}""";
        Assert.Equal("replaces", (await Post(client, "Patient/$merge", pair))["link"]![0]!["type"]!.ToString());
        Assert.Single((await client.Get($"Observation?patient={target}")).Ids());
        foreach (var references in new[] { "Observation:patient", "Observation:subject", "*" })
        {
            Assert.Contains("Observation", Types(await client.Get($"Patient?_id={target}&_revinclude={references}")));
        }

        Assert.Equal("false", (await client.Get("Patient/" + source))["active"]!.ToString());
        Assert.Equal(HttpStatusCode.Conflict, (await client.PostAsync(FhirClient.Base + "/Patient/$merge", FhirClient.Json(pair))).StatusCode);
        var back = await Post(client, "Patient/$unmerge", pair);
        Assert.Equal(("true", null), (back["active"]!.ToString(), back["link"]));
        Assert.Empty((await client.Get($"Observation?patient={target}")).Ids());
        Assert.DoesNotContain("Observation", Types(await client.Get($"Patient?_id={target}&_revinclude=Observation:patient")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.PostAsync(FhirClient.Base + "/Patient/$unmerge", FhirClient.Json(pair))).StatusCode);
    }

    /// <summary>A chain asked each of the merged records alone.</summary>
    [Fact]
    public async Task Chains_follow_merges_through_any_number_of_them_until_they_are_taken_back()
    {
        using var client = await site.Client(Roles.Client);
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => New(
            client, $$$"""{"resourceType":"Patient","identifier":[{"system":"urn:link","value":"L{{{n}}}"}],"name":[{"family":"Linkname{{{(char)('a' + n)}}}"}]}""")));
        var seen = await New(client, $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"urn:link","code":"seen"}]},"subject":{"reference":"Patient/{{{ids[0]}}}"}}""");
        string[] chains = ["Observation?patient.family=Linknamec", "Observation?subject:Patient.identifier=urn:link|L2", "Observation?subject.name=Linknamec", "Observation?patient._has:Observation:patient:code=urn:link|seen&patient.family=Linknamec"];
        foreach (var chain in chains)
        {
            Assert.Empty((await client.Get(chain)).Ids());
        }

        await Post(client, "Patient/$merge", Pair(ids[0], ids[1]));
        await Post(client, "Patient/$merge", Pair(ids[1], ids[2]));
        foreach (var chain in chains)
        {
            Assert.Equal([seen], (await client.Get(chain)).Ids());
        }

        await Post(client, "Patient/$unmerge", Pair(ids[1], ids[2]));
        Assert.Empty((await client.Get(chains[0])).Ids());
        Assert.Equal([seen], (await client.Get("Observation?patient.family=Linknameb")).Ids());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("\"active\":false,", "false")]
    [InlineData("\"active\":true,", "true")]
    public async Task An_unmerge_gives_back_what_the_record_said_before(string said, string? restored)
    {
        using var client = await site.Client(Roles.Client);
        var source = await New(client, $$"""{"resourceType":"Patient",{{said}}"name":[{"family":"Before"}]}""");
        var target = await New(client, """{"resourceType":"Patient","name":[{"family":"Before"}]}""");
        await Post(client, "Patient/$merge", Pair(source, target));
        await client.PatchAsync($"{FhirClient.Base}/Patient/{source}", new StringContent("""[{"op":"add","path":"/gender","value":"female"}]""", null, "application/json-patch+json"));
        var back = await Post(client, "Patient/$unmerge", Pair(source, target));
        Assert.Equal((restored, "female", null), (back["active"]?.ToString(), back["gender"]!.ToString(), back["link"]));
    }

    [Fact]
    public async Task A_merged_record_is_not_deleted_before_the_merge_is_undone()
    {
        using var client = await site.Client(Roles.Client);
        var (source, target) = (await New(client, """{"resourceType":"Patient"}"""), await New(client, """{"resourceType":"Patient"}"""));
        await Post(client, "Patient/$merge", Pair(source, target));
        foreach (var id in new[] { source, target })
        {
            Assert.Equal(HttpStatusCode.Conflict, (await client.DeleteAsync($"{FhirClient.Base}/Patient/{id}")).StatusCode);
        }

        await Post(client, "Patient/$unmerge", Pair(source, target));
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{FhirClient.Base}/Patient/{target}")).StatusCode);
    }

    /// <summary>Whoever may write findings could also say who is who.</summary>
    [Fact]
    public async Task Only_who_registers_travellers_says_that_two_are_one()
    {
        using var client = await site.Client(Roles.Client);
        using var laboratory = await site.Client(Roles.Laboratory);
        var (source, target) = (await New(client, """{"resourceType":"Patient"}"""), await New(client, """{"resourceType":"Patient"}"""));
        foreach (var operation in new[] { "$merge", "$unmerge" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await laboratory.PostAsync($"{FhirClient.Base}/Patient/{operation}", FhirClient.Json(Pair(source, target)))).StatusCode);
        }
    }

    [Fact]
    public async Task Labels_are_added_once_and_taken_away_and_the_rest_of_the_resource_stays()
    {
        using var client = await site.Client(Roles.Client);
        var id = await New(client, """{"resourceType":"Patient","meta":{"tag":[{"system":"urn:t","code":"a"}]},"gender":"other"}""");
        const string Labels = """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"profile":["http://example.org/p"],"tag":[{"system":"urn:t","code":"a"},{"system":"urn:t","code":"b"}]}}]}""";
        var added = (await Post(client, $"Patient/{id}/$meta-add", Labels))["parameter"]![0]!["valueMeta"]!;
        Assert.Equal((2, 1, "2"), (added["tag"]!.AsArray().Count, added["profile"]!.AsArray().Count, added["versionId"]!.ToString()));
        Assert.Equal(added.ToJsonString(), (await client.Get($"Patient/{id}/$meta"))["parameter"]![0]!["valueMeta"]!.ToJsonString());
        Assert.Equal(added.ToJsonString(), (await Post(client, $"Patient/{id}/$meta-add", Labels))["parameter"]![0]!["valueMeta"]!.ToJsonString());
        var left = (await Post(client, $"Patient/{id}/$meta-delete", Labels))["parameter"]![0]!["valueMeta"]!;
        Assert.Equal((null, null, "3"), (left["tag"], left["profile"], left["versionId"]!.ToString()));
        Assert.Equal("3", (await Post(client, $"Patient/{id}/$meta-delete", Labels))["parameter"]![0]!["valueMeta"]!["versionId"]!.ToString());
        Assert.Equal("other", (await client.Get("Patient/" + id))["gender"]!.ToString());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync($"{FhirClient.Base}/Patient/{id}/$meta-add", FhirClient.Json("""{"resourceType":"Parameters"}"""))).StatusCode);
    }

    private static IEnumerable<string> Types(System.Text.Json.Nodes.JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!["resourceType"]!.ToString());

    private static string Pair(string source, string target) =>
        $$$"""{"resourceType":"Parameters","parameter":[{"name":"source-patient","valueReference":{"reference":"Patient/{{{source}}}"}},{"name":"target-patient","valueReference":{"reference":"Patient/{{{target}}}"}}]}""";
}
