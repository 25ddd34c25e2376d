using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Tests.Unit.Fhir.Search;

public sealed class SearchIndexTests
{
    private static readonly Resource Traveller = Resource.Parse("""
        {"resourceType":"Patient","id":"p1","meta":{"lastUpdated":"2026-03-01T10:00:00Z","tag":[{"system":"urn:t","code":"demo"}]},
         "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PPN"}]},"system":"urn:passport","value":"X1"}],
         "name":[{"family":"Müller","given":["Zoë","Ana"]}],"telecom":[{"system":"phone","value":"+1"},{"system":"email","value":"a@b.c"}],
         "gender":"female","birthDate":"1990-02","deceasedBoolean":false,"generalPractitioner":[{"reference":"Practitioner/d/_history/3"}],
         "managingOrganization":{"identifier":{"system":"urn:o","value":"77"}}}
        """);

    private static readonly Resource Weight = Resource.Parse("""
        {"resourceType":"Observation","id":"o1","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7","display":"Body weight"},{"system":"urn:x","code":"w"}]},
         "subject":{"reference":"Patient/p1"},"performer":[{"reference":"Patient/p2"}],"effectivePeriod":{"start":"2026-03-01"},
         "valueQuantity":{"value":5.4,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"},
         "component":[{"code":{"coding":[{"code":"c1"}]},"valueString":"loud"}]}
        """);

    [Fact]
    public void A_name_is_found_by_each_of_its_parts_without_case_and_diacritics()
    {
        Assert.Equal(["muller", "zoe", "ana"], Of<StringValue>(Traveller, "name").Select(value => value.Folded));
        Assert.Equal(["Müller"], Of<StringValue>(Traveller, "family").Select(value => value.Text));
    }

    [Fact]
    public void An_identifier_keeps_system_value_and_type()
    {
        var identifier = Assert.Single(Of<TokenValue>(Traveller, "identifier"));
        Assert.Equal(("urn:passport", "X1"), (identifier.System, identifier.Code));
        Assert.Equal(["http://terminology.hl7.org/CodeSystem/v2-0203|PPN"], identifier.Types);
    }

    [Fact]
    public void A_filter_of_the_expression_selects_the_e_mail_address_only() =>
        Assert.Equal("a@b.c", Assert.Single(Of<TokenValue>(Traveller, "email")).Code);

    [Fact]
    public void A_partial_date_covers_its_whole_month()
    {
        var born = Assert.Single(Of<DateValue>(Traveller, "birthdate"));
        Assert.Equal(new DateTimeOffset(1990, 2, 1, 0, 0, 0, TimeSpan.Zero), born.Low);
        Assert.Equal(new DateTimeOffset(1990, 3, 1, 0, 0, 0, TimeSpan.Zero), born.High);
    }

    [Fact]
    public void An_open_period_has_an_open_end()
    {
        var effective = Assert.Single(Of<DateValue>(Weight, "date"));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), effective.Low);
        Assert.Equal(DateTimeOffset.MaxValue, effective.High);
    }

    [Fact]
    public void Deceased_is_computed() =>
        Assert.Equal("false", Assert.Single(Of<TokenValue>(Traveller, "deceased")).Code);

    [Fact]
    public void References_are_taken_apart()
    {
        var practitioner = Assert.Single(Of<ReferenceValue>(Traveller, "general-practitioner"));
        Assert.Equal(("Practitioner", "d", "3", null), (practitioner.Type, practitioner.Id, practitioner.Version, practitioner.Url));
        Assert.Equal("77", Assert.Single(Of<ReferenceValue>(Traveller, "organization")).Identifier!.Code);
    }

    [Fact]
    public void The_patient_parameter_takes_only_references_to_patients()
    {
        var device = Resource.Parse("""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Device/d"}}""");
        Assert.Empty(Of<ReferenceValue>(device, "patient"));
        Assert.Equal("d", Assert.Single(Of<ReferenceValue>(device, "subject")).Id);
        Assert.Equal("p1", Assert.Single(Of<ReferenceValue>(Weight, "patient")).Id);
    }

    [Fact]
    public void A_quantity_is_kept_in_base_units_too()
    {
        var weight = Assert.Single(Of<QuantityValue>(Weight, "value-quantity"));
        Assert.Equal((5.4m, "kg", "g", 5400m), (weight.Value, weight.Code, weight.CanonicalCode, weight.CanonicalValue));
    }

    [Fact]
    public void A_composite_combines_each_coding_with_the_value_of_the_same_element()
    {
        var pairs = Of<CompositeValue>(Weight, "code-value-quantity").Select(value => (((TokenValue)value.Components[0]).Code, ((QuantityValue)value.Components[1]).Value));
        Assert.Equal([("29463-7", 5.4m), ("w", 5.4m)], pairs);
        Assert.Empty(Of<CompositeValue>(Weight, "component-code-value-quantity"));
    }

    [Fact]
    public void Parameters_of_every_resource_are_extracted()
    {
        Assert.Equal("p1", Assert.Single(Of<TokenValue>(Traveller, "_id")).Code);
        Assert.Equal("demo", Assert.Single(Of<TokenValue>(Traveller, "_tag")).Code);
        Assert.Single(Of<DateValue>(Traveller, "_lastUpdated"));
    }

    [Fact]
    public void The_person_of_a_resource_is_its_subject_and_not_its_performer()
    {
        Assert.Equal("p1", Compartment.PersonOf(Traveller));
        Assert.Equal("p1", Compartment.PersonOf(Weight));
        Assert.Null(Compartment.PersonOf(Resource.Parse("""{"resourceType":"Location","name":"Airport"}""")));
    }

    [Fact]
    public void Every_parameter_of_every_type_has_a_plan()
    {
        foreach (var type in new[] { "Patient", "Observation", "Bundle", "PlanDefinition", "Provenance", "ValueSet", "Group" })
        {
            Assert.NotEmpty(SearchDefinitions.Of(type));
            SearchIndex.Extract(Resource.Parse($$"""{"resourceType":"{{type}}","id":"x"}"""));
        }
    }

    private static T[] Of<T>(Resource resource, string parameter)
        where T : SearchValue =>
        [.. SearchIndex.Extract(resource).OfType<T>().Where(value => value.Parameter == parameter)];
}
