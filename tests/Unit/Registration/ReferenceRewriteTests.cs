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

    [Fact]
    public void Lists_the_references() =>
        Assert.Equal(["urn:uuid:1", "Location?identifier=a|b"], ReferenceRewrite.Of(Encoding.UTF8.GetBytes(Immunization)));
}
