using System.Text;
using System.Text.Json;
using HealthAssess.Domain.Feeds;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Feeds;

public sealed class ReportTests
{
    private static readonly byte[] Key = new byte[32];

    private static readonly Resource Traveller = Resource.Parse("""
        {"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:x","value":"B1234567"}],
         "name":[{"text":"Demo Person","period":{"start":"2020"}}],"gender":"female","_birthDate":{"extension":[{"url":"urn:e","valueCode":"unknown"}]},
         "address":[{"country":"UGA"}],"telecom":[{"system":"phone","value":"555"}]}
        """);

    private static readonly Resource Dose = Resource.Parse("""
        {"resourceType":"Immunization","id":"i1","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"}]},
         "patient":{"reference":"Patient/p1"},"encounter":{"reference":"Encounter/e1"},"occurrenceDateTime":"2026-11-20","site":{"text":"left arm"},
         "performer":[{"actor":{"reference":"Practitioner/x"}}],"note":[{"text":"private"}]}
        """);

    private static JsonElement Build()
    {
        var bytes = Report.Build(DisclosureProfiles.Find("immunization-registry")!, Key, [Traveller, Dose]);
        return JsonDocument.Parse(bytes).RootElement;
    }

    [Fact]
    public void What_the_profile_does_not_name_does_not_leave()
    {
        var text = Encoding.UTF8.GetString(Report.Build(DisclosureProfiles.Find("immunization-registry")!, Key, [Traveller, Dose]).Span);
        foreach (var secret in new[] { "B1234567", "555", "UGA", "2020", "Practitioner", "private", "left arm", "\"p1\"", "\"i1\"", "Patient/p1" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_twin_of_a_disclosed_primitive_goes_with_it() =>
        Assert.True(Build().GetProperty("entry")[0].GetProperty("resource").TryGetProperty("_birthDate", out _));

    [Fact]
    public void An_element_of_which_nothing_may_be_seen_is_left_out_whole() =>
        Assert.False(Build().GetProperty("entry")[1].GetProperty("resource").TryGetProperty("site", out _));

    [Fact]
    public void Entries_refer_to_each_other_inside_the_bundle()
    {
        var entries = Build().GetProperty("entry");
        Assert.Equal(
            entries[0].GetProperty("fullUrl").GetString(),
            entries[1].GetProperty("resource").GetProperty("patient").GetProperty("reference").GetString());
    }

    [Fact]
    public void The_same_content_twice_is_the_same_bundle() =>
        Assert.Equal(Build().GetRawText(), Build().GetRawText());

    [Fact]
    public void A_resource_of_a_type_the_profile_does_not_name_is_left_out()
    {
        var bytes = Report.Build(DisclosureProfiles.Find("notifiable-disease")!, Key, [Traveller, Dose]);
        Assert.Equal(1, JsonDocument.Parse(bytes).RootElement.GetProperty("entry").GetArrayLength());
    }
}
