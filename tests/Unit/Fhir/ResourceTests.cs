using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class ResourceTests
{
    private static readonly Resource Ada = Resource.Parse("""
        {"resourceType":"Patient","id":"p1","active":true,
         "extension":[{"url":"http://x.org/a","valueString":"one"},{"url":"http://x.org/b","valueInteger":2}],
         "name":[{"family":"Núñez","given":["Ada","Eve"],"_given":[null,{"extension":[{"url":"http://x.org/m","valueCode":"IN"}]}]}],
         "birthDate":"1980-05","_birthDate":{"id":"b"},"multipleBirthInteger":2}
        """);

    [Fact]
    public void Children_are_found_by_name_and_a_choice_by_either_name()
    {
        Assert.Equal("Núñez", Ada.Root["name"]["family"].Text);
        Assert.Equal(2, Ada.Root["multipleBirth"].Integer);
        Assert.Equal(2, Ada.Root["multipleBirthInteger"].Integer);
        Assert.Equal("multipleBirth", Ada.Root["multipleBirthInteger"].Name);
        Assert.Equal(["Ada", "Eve"], Ada.Root["name"].All("given").Select(given => given.Text));
    }

    [Fact]
    public void An_element_that_is_not_there_answers_with_nothing()
    {
        var nothing = Ada.Root["contact"]["name"]["family"];
        Assert.False(nothing.Exists);
        Assert.Null(nothing.Text);
        Assert.Equal("", nothing.TypeName);
        Assert.Equal(0, nothing.Children.Count);
    }

    [Fact]
    public void A_primitive_and_its_twin_are_one_element()
    {
        var birthDate = Ada.Root["birthDate"];
        Assert.Equal("b", birthDate["id"].Text);
        Assert.Equal("1980-05", birthDate.Date?.ToString());
        Assert.Equal("IN", Ada.Root["name"].All("given").Last().Extension("http://x.org/m")["value"].Text);
        Assert.Single(Ada.Root.All("birthDate"));
    }

    [Fact]
    public void A_path_says_where_an_element_stands()
    {
        Assert.Equal("Patient.name[0].given[1].extension[0].value", Ada.Root["name"].All("given").Last()["extension"]["value"].Path);
        Assert.Equal("Patient.extension[1].value", Ada.Root.Extension("http://x.org/b")["value"].Path);
        Assert.Equal("Patient", Ada.Root.Path);
        Assert.Equal("given", Ada.Root["name"].All("given").Last()["extension"].Parent.Name);
    }

    [Fact]
    public void Types_are_those_of_the_definitions()
    {
        Assert.Equal("HumanName", Ada.Root["name"].TypeName);
        Assert.Equal("date", Ada.Root["birthDate"].TypeName);
        Assert.Equal("Patient", Ada.Root.TypeName);
        Assert.Equal("code", Ada.Root["name"].All("given").Last()["extension"]["value"].TypeName);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","active":true}""")]
    [InlineData("""{"resourceType":"Patient","id":"old","meta":{"profile":["http://x.org/p"]},"active":true}""")]
    [InlineData("""{"resourceType":"Patient","meta":{"versionId":"1","lastUpdated":"2020-01-01T00:00:00Z","source":"a"},"id":"z","active":true}""")]
    public void Meta_is_spliced_in_and_all_else_stays(string json)
    {
        var stamped = Resource.Parse(json).WithMeta("p9", "3", new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(2)));
        Assert.Equal("p9", stamped.Id);
        Assert.Equal("3", stamped.VersionId);
        Assert.Equal("2026-05-01T10:00:00.000Z", stamped.Root["meta"]["lastUpdated"].Text);
        Assert.True(stamped.Root["active"].Boolean);
        Assert.Equal(Resource.Parse(json).Root["meta"]["profile"].Text, stamped.Root["meta"]["profile"].Text);
        Assert.Empty(Resource.Read(stamped.Json).Issues);
    }
}
