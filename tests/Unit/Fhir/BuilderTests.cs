using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class BuilderTests
{
    [Fact]
    public void A_builder_writes_minified_json_in_the_order_of_the_definition()
    {
        var patient = new PatientBuilder
        {
            BirthDate = FhirDate.Parse("1980-05"),
            Gender = "female",
            Name = [new() { Family = "Núñez", Given = ["Ada"] }],
            Telecom = [new()],
            MaritalStatus = new(),
            Language = "",
        }.Build();
        Assert.Equal("""{"resourceType":"Patient","name":[{"family":"Núñez","given":["Ada"]}],"gender":"female","birthDate":"1980-05"}""", patient.ToString());
    }

    [Fact]
    public void A_builder_from_a_resource_keeps_what_it_does_not_touch()
    {
        const string json = """{"resourceType":"Observation","extension":[{"url":"http://x.org/a","valueDecimal":1.50}],"status":"final","_status":{"id":"s"},"code":{"text":"x"},"valueQuantity":{"value":1e2}}""";
        Assert.Equal(json, ObservationBuilder.From(Resource.Parse(json)).Build().ToString());

        var changed = ObservationBuilder.From(Resource.Parse(json));
        changed.Status = "amended";
        changed.ValueQuantity!.Unit = "mg";
        Assert.Equal(json.Replace("\"final\"", "\"amended\"", StringComparison.Ordinal).Replace("1e2", "1e2,\"unit\":\"mg\"", StringComparison.Ordinal), changed.Build().ToString());
    }

    [Fact]
    public void Null_placeholders_of_primitive_lists_survive_a_builder()
    {
        const string json = """{"resourceType":"Patient","name":[{"given":["A",null],"_given":[null,{"extension":[{"url":"http://x.org/m","valueCode":"IN"}]}]}]}""";
        var builder = PatientBuilder.From(Resource.Parse(json));
        Assert.Single(builder.Name);
        Assert.Equal(json, builder.Build().ToString());
    }

    [Fact]
    public void Contained_resources_of_several_types_all_survive_a_builder()
    {
        const string json = """{"resourceType":"Basic","contained":[{"resourceType":"Patient","id":"a"},{"resourceType":"Group","id":"b"},{"resourceType":"Patient","id":"c"}]}""";
        var builder = BasicBuilder.From(Resource.Parse(json));
        Assert.Equal(3, builder.Contained.Count);
        Assert.Equal(json, builder.Build().ToString());
    }

    [Fact]
    public void Control_characters_of_a_text_are_left_out() =>
        Assert.Equal("ab\n", new Patient(new PatientBuilder { Name = [new() { Text = "a\0b\n" }] }.Build()).Name.Single().Text);

    [Fact]
    public void Views_read_what_builders_wrote()
    {
        var bundle = new BundleBuilder { Type = "collection", Entry = [new() { FullUrl = "urn:uuid:1", Resource = new PatientBuilder { Id = "a", Active = true }.Build() }] }.Build();
        var entry = new Bundle(bundle).Entry.Single();
        Assert.True(new Patient(entry.Resource).Active);
        Assert.Equal("Bundle.entry[0].resource", entry.Resource.Path);
        Assert.Equal("""{"resourceType":"Patient","id":"a","active":true}""", entry.Resource.ToResource()!.ToString());
    }
}
