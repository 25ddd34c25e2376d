using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir;

public sealed class SubsetTests
{
    private const string Tag = "\"meta\":{\"tag\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"SUBSETTED\"}]}";

    private static readonly Resource Ada = Resource.Parse("""
        {"resourceType":"Patient","id":"p","text":{"status":"generated","div":"<div>x</div>"},"active":true,"_active":{"id":"a"},"name":[{"family":"N"}],
         "maritalStatus":{"text":"m"},"contact":[{"name":{"family":"C"}}],"link":[{"other":{"display":"o"},"type":"seealso"}]}
        """);

    [Fact]
    public void A_summary_holds_summary_elements_only() => Assert.Equal(
        $$"""{"resourceType":"Patient","id":"p",{{Tag}},"active":true,"_active":{"id":"a"},"name":[{"family":"N"}],"link":[{"other":{"display":"o"},"type":"seealso"}]}""",
        Subset.Summary(Ada, SummaryKind.True).ToString());

    [Fact]
    public void Named_elements_come_with_modifiers_and_mandatory_ones() => Assert.Equal(
        $$"""{"resourceType":"Patient","id":"p",{{Tag}},"active":true,"_active":{"id":"a"},"maritalStatus":{"text":"m"},"link":[{"other":{"display":"o"},"type":"seealso"}]}""",
        Subset.Elements(Ada, ["maritalStatus"]).ToString());

    /// <summary>A reference that was kept led to nothing.</summary>
    [Fact]
    public void What_is_contained_comes_with_the_references_to_it()
    {
        var request = Resource.Parse("""
            {"resourceType":"MedicationRequest","contained":[{"resourceType":"Medication","id":"med","manufacturer":{"reference":"#maker"}},{"resourceType":"Organization","id":"maker","name":"M"},{"resourceType":"Practitioner","id":"who"}],
             "status":"active","intent":"order","medicationReference":{"reference":"#med"},"subject":{"reference":"Patient/p"},"recorder":{"reference":"#who"}}
            """);
        var part = Subset.Elements(request, ["medicationReference"]);
        Assert.Equal(["med", "maker"], part.Root.All("contained").Select(one => one["id"].Text));
        Assert.Empty(Validator.Default.Validate(part));
        Assert.False(Subset.Summary(request, SummaryKind.Text).Root["recorder"].Exists);
        Assert.Equal("active", part.Root["status"].Text);
    }

    [Fact]
    public void Text_and_data_divide_a_resource()
    {
        Assert.False(Subset.Summary(Ada, SummaryKind.Data).Root["text"].Exists);
        Assert.True(Subset.Summary(Ada, SummaryKind.Data).Root["contact"].Exists);
        Assert.True(Subset.Summary(Ada, SummaryKind.Text).Root["text"].Exists);
        Assert.False(Subset.Summary(Ada, SummaryKind.Text).Root["name"].Exists);
    }

    [Fact]
    public void Items_of_a_questionnaire_keep_what_must_be_there()
    {
        var questionnaire = Resource.Parse("""{"resourceType":"Questionnaire","status":"active","item":[{"linkId":"1","type":"group","text":"t","item":[{"linkId":"2","type":"string"}]}]}""");
        Assert.False(Subset.Summary(questionnaire, SummaryKind.True).Root["item"].Exists);
        Assert.Empty(Validator.Default.Validate(Subset.Summary(questionnaire, SummaryKind.True)));
    }
}
