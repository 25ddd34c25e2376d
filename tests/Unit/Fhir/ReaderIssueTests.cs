using System.Text;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class ReaderIssueTests
{
    [Theory]
    [InlineData("""{"resourceType":"Patient","active":true,"active":false}""", "Patient.active", "twice")]
    [InlineData("""{"resourceType":"Patient","name":[]}""", "Patient.name", "empty")]
    [InlineData("""{"resourceType":"Patient","name":[{}]}""", "Patient.name[0]", "empty")]
    [InlineData("""{"resourceType":"Patient","active":null}""", "Patient.active", "null")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["A",null]}]}""", "Patient.name[0].given[1]", "null")]
    [InlineData("""{"resourceType":"Patient","active":"true"}""", "Patient.active", "true or false")]
    [InlineData("""{"resourceType":"Patient","name":{"family":"A"}}""", "Patient.name", "list")]
    [InlineData("""{"resourceType":"Patient","birthDate":["1980"]}""", "Patient.birthDate", "one value")]
    [InlineData("""{"resourceType":"Patient","nme":[{"family":"A"}]}""", "Patient", "no property 'nme'")]
    [InlineData("""{"resourceType":"Patient","multipleBirthInteger":2,"multipleBirthBoolean":true}""", "Patient.multipleBirth", "two types")]
    [InlineData("""{"resourceType":"Patient",/* no */"active":true}""", "Patient", "comments")]
    [InlineData("""{"resourceType":"Patient","name":[{"family":"A\u0000"}]}""", "Patient.name[0].family", "U+0000")]
    [InlineData("""{"resourceType":"Patient","name":[{"family":"A\ud800"}]}""", "Patient.name[0].family", "surrogate")]
    [InlineData("""{"resourceType":"Patient","active":true}x""", "Patient", "after the end")]
    [InlineData("""{"resourceType":"Patient","active":true,}""", "Patient", "comma")]
    [InlineData("""{"resourceType":"Patient","name":[{"given":["A"],"_given":[null,{"id":"x"}]}]}""", "Patient.name[0]", "length")]
    [InlineData("""{"resourceType":"Observation","valueQuantity":{"value":1e400}}""", "Observation.value.value", "range")]
    [InlineData("""{"resourceType":"Patient","contained":[{"resourceType":"Nonsense"}]}""", "Patient.contained", "Nonsense")]
    [InlineData("""{"resourceType":"Nonsense"}""", "", "Nonsense")]
    [InlineData("""{"active":true}""", "", "resourceType is missing")]
    [InlineData("""{"resourceType":"Patient","active":true""", "Patient.active", "expected")]
    [InlineData("""[]""", "", "object")]
    [InlineData("", "", "object")]
    public void Each_fault_is_told_with_its_place(string json, string place, string words)
    {
        var issue = Assert.Single(Resource.Read(Encoding.UTF8.GetBytes(json)).Issues);
        Assert.True(issue.IsError);
        Assert.Equal(place, issue.Expression);
        Assert.Contains(words, issue.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var reading = Resource.Read("""{"resourceType":"Patient","x":1,"active":1,"name":[]}"""u8.ToArray());
        Assert.Equal(3, reading.Issues.Count);
        Assert.NotNull(reading.Resource);
        Assert.False(reading.IsClean);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_not_read() =>
        Assert.Null(Resource.Read(new byte[] { (byte)'{', 0xFF, (byte)'}' }).Resource);

    [Fact]
    public void A_type_named_last_is_found() =>
        Assert.True(Resource.Read("""{"active":true,"contained":[{"id":"a","resourceType":"Group"}],"resourceType":"Patient"}"""u8.ToArray()).IsClean);
}
