using System.Text;
using HealthAssess.Domain;

namespace HealthAssess.Tests.Unit.Registration;

public sealed class ReferenceRewriteTests
{
    private const string Immunization =
        """{"resourceType":"Immunization", "identifier":[{"value":"urn:uuid:1"}],"patient":{"reference":"urn:uuid:1" , "display":"é"},"location":{"reference":"Location?identifier=a|b"}}""";

    [Fact]
    public void Replaces_references_and_nothing_else()
    {
        var json = ReferenceRewrite.Apply(Encoding.UTF8.GetBytes(Immunization), reference => reference == "urn:uuid:1" ? "Patient/7" : null);
        Assert.Equal(Immunization.Replace("\"reference\":\"urn:uuid:1\"", "\"reference\":\"Patient/7\"", StringComparison.Ordinal), Encoding.UTF8.GetString(json.Span));
    }

    [Fact]
    public void Leaves_the_bytes_alone_when_there_is_nothing_to_replace()
    {
        ReadOnlyMemory<byte> json = Encoding.UTF8.GetBytes(Immunization);
        Assert.True(json.Equals(ReferenceRewrite.Apply(json, _ => null)));
    }

    [Theory]
    [InlineData("""{"re\u0066erence":"urn:uuid:1"}""")]
    [InlineData("""{"reference":"\u0075rn:uuid:1"}""")]
    [InlineData("""{"contained":[{"extension":[{"url":"x","valueReference":{"reference":"urn:uuid:1"}}]}]}""")]
    [InlineData("""{"u\u0072l":"\u0075rn:uuid:1"}""")]
    [InlineData("""{"valueUri":"urn\u003auuid:1"}""")]
    [InlineData("""{"text":{"div":"<a href=\"\u0075rn:uuid:1\">x</a>"}}""")]
    public void Replaces_a_reference_however_it_is_escaped_and_wherever_it_stands(string json)
    {
        var text = Encoding.UTF8.GetString(ReferenceRewrite.Apply(Encoding.UTF8.GetBytes(json), reference => reference == "urn:uuid:1" ? "Patient/7" : null).Span);
        Assert.Contains("Patient/7", text, StringComparison.Ordinal);
        Assert.DoesNotContain("uuid:1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":{"div":"<a href=\"urn:uuid:9\">\u00e9</a>"}}""")]
    [InlineData("""{"valueUuid":"urn:uuid:1","valueOid":"urn:oid:1.2"}""")]
    [InlineData("""{"url":"http:\/\/x.example\/Patient?a=b"}""")]
    public void Leaves_what_is_no_reference_of_the_transaction_as_it_is_spelled(string text)
    {
        ReadOnlyMemory<byte> json = Encoding.UTF8.GetBytes(text);
        Assert.True(json.Equals(ReferenceRewrite.Apply(json, reference => reference == "urn:uuid:9" ? null : "wrong")));
    }

    [Fact]
    public void Lists_the_references() =>
        Assert.Equal(["urn:uuid:1", "Location?identifier=a|b"], ReferenceRewrite.Of(Encoding.UTF8.GetBytes(Immunization)));
}
