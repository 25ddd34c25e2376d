using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using HealthAssess.Domain.Access;
using static HealthAssess.Tests.Integration.Api.OperationCalls;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>Security labels, and the versions that a change asks for.</summary>
public sealed class FhirLabelTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    /// <summary>A client that sends no meta took the label off, and everybody could read what was restricted.</summary>
    [Fact]
    public async Task An_update_without_meta_keeps_the_security_labels_and_adds_its_own()
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await New(client, $$$"""{"resourceType":"Patient","meta":{"tag":[{"code":"a"}],"security":[{"system":"{{{Confidentiality}}}","code":"N"}]},"name":[{"family":"Ünlü"}]}""");
        await Put(client, id, """ "name":[{"family":"Ünlü"}] """);
        Assert.Equal(["N"], await Labels(client, id));
        Assert.Equal("Ünlü", (await client.Get("Patient/" + id))["name"]![0]!["family"]!.ToString());
        Assert.Null((await client.Get("Patient/" + id))["meta"]!["tag"]);
        await Put(client, id, $$""" "meta":{"security":[{"system":"{{Confidentiality}}","code":"M"}]} """);
        Assert.Equal(["M", "N"], (await Labels(client, id)).Order());
        Assert.Contains(id, (await client.Get($"Patient?_security={Confidentiality}|N")).Ids());
    }

    public static TheoryData<string, string, bool> Written => new()
    {
        { """ "resourceType":"Flag","code":{"text":"x"},"meta":{"security":[{"code":"R"}]} """, "without a system", true },
        { """ "resourceType":"Flag","code":{"text":"x"},"meta":{"security":[{"code":"hiv"}]} """, "in lower case", true },
        { """ "resourceType":"Flag","code":{"text":"x"},"meta":{"security":[{"system":"http://terminology.hl7.org/codesystem/v3-confidentiality/","code":"v"}]} """, "under another spelling of its system", true },
        { """ "resourceType":"Flag","code":{"text":"x"},"meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"HIV"}]} """, "where it once was", true },
        { """ "resourceType":"Flag","code":{"text":"x"},"meta":{"security":[{"display":"Restricted"}]} """, "as a word", true },
        { """ "resourceType":"Flag","code":{"text":"x"},"meta":{"security":[{"system":"urn:other","code":"R"}]} """, "of somebody else's system", false },
        { """ "resourceType":"Flag","code":{"text":"x"},"meta":{"security":[{"code":"N"}]} """, "for what is normal", false },
        { """ "resourceType":"DocumentReference","content":[{"attachment":{"title":"x"}}],"securityLabel":[{"coding":[{"code":"R"}]}] """, "in the document's own label", true },
        { """ "resourceType":"Composition","type":{"text":"x"},"date":"2026-01-01","author":[{"display":"x"}],"title":"x","confidentiality":"R" """, "as a confidentiality", true },
    };

    /// <summary>A label that was not written to the letter restricted nobody.</summary>
    [Theory]
    [MemberData(nameof(Written))]
    public async Task A_label_restricts_however_it_is_written(string content, string how, bool restricts)
    {
        Assert.NotEmpty(how);
        using var integrator = await site.Client(Roles.Integrator);
        using var clinician = await site.Client(Roles.Clinician);
        using var counsellor = await site.Client(Roles.Counsellor);
        var person = await New(integrator, """{"resourceType":"Patient"}""");
        var type = JsonNode.Parse("{" + content + "}")!["resourceType"]!.ToString();
        var status = type switch { "Composition" => "final", "Flag" => "active", _ => "current" };
        var id = await New(clinician, $$"""{ {{content}},"status":"{{status}}","subject":{"reference":"Patient/{{person}}"} }""");
        Assert.Equal(restricts ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await clinician.GetAsync($"{FhirClient.Base}/{type}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync($"{FhirClient.Base}/{type}/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_label_is_taken_away_by_the_operation_or_by_a_patch()
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await New(client, $$$"""{"resourceType":"Patient","meta":{"security":[{"system":"{{{Confidentiality}}}","code":"N"},{"system":"{{{Confidentiality}}}","code":"M"}]}}""");
        await Post(client, $"Patient/{id}/$meta-delete", $$$"""{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"security":[{"system":"{{{Confidentiality}}}","code":"N"}]}}]}""");
        Assert.Equal(["M"], await Labels(client, id));
        var patch = new HttpRequestMessage(HttpMethod.Patch, $"{FhirClient.Base}/Patient/{id}") { Content = new StringContent("""[{"op":"remove","path":"/meta/security"}]""", Encoding.UTF8, "application/json-patch+json") };
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(patch)).StatusCode);
        Assert.Empty(await Labels(client, id));
    }

    [Fact]
    public async Task Changes_of_the_meta_ask_for_the_version_they_saw()
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await New(client, """{"resourceType":"Patient","name":[{"family":"Seen"}]}""");
        foreach (var (operation, version, expected) in new[] { ("$meta-add", "W/\"55\"", HttpStatusCode.PreconditionFailed), ("$meta-add", "W/\"1\"", HttpStatusCode.OK), ("$meta-delete", "W/\"1\"", HttpStatusCode.PreconditionFailed), ("$meta-add", "x", HttpStatusCode.BadRequest) })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{FhirClient.Base}/Patient/{id}/{operation}") { Content = FhirClient.Json("""{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"t"}]}}]}""") };
            Assert.True(request.Headers.TryAddWithoutValidation("If-Match", version));
            Assert.Equal(expected, (await client.SendAsync(request)).StatusCode);
        }
    }

    /// <summary>It was taken for no condition, and wrote over what somebody else had written.</summary>
    [Theory]
    [InlineData("ifMatch")]
    [InlineData("ifNoneMatch")]
    public async Task An_empty_version_is_not_no_version(string condition)
    {
        using var client = await site.Client(Roles.Integrator);
        var id = await New(client, """{"resourceType":"Patient","name":[{"family":"Empty"}]}""");
        var answer = await client.PostAsync(FhirClient.Base, FhirClient.Json(
            $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient","id":"{{{id}}}"},"request":{"method":"PUT","url":"Patient/{{{id}}}","{{{condition}}}":""}}]}"""));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("1", (await client.Get("Patient/" + id))["meta"]!["versionId"]!.ToString());
    }

    private static async Task Put(HttpClient client, string id, string content) => Assert.Equal(
        HttpStatusCode.OK, (await client.PutAsync($"{FhirClient.Base}/Patient/{id}", FhirClient.Json($$"""{"resourceType":"Patient","id":"{{id}}",{{content}}}"""))).StatusCode);

    private static async Task<IEnumerable<string>> Labels(HttpClient client, string id) =>
        ((await client.Get("Patient/" + id))["meta"]!["security"] as JsonArray)?.Select(label => label!["code"]!.ToString()) ?? [];
}
