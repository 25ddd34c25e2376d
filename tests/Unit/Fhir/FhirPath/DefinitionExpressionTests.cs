using HealthAssess.Fhir.Metadata;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Tests.Unit.Fhir.FhirPath;

/// <summary>The expressions that HL7 wrote into the definitions of R4.</summary>
public sealed class DefinitionExpressionTests
{
    [Fact]
    public void Every_invariant_of_R4_is_an_expression()
    {
        var faults = Definitions.Invariants.Value.Values.Select(invariant => (invariant.Key, HealthAssess.Fhir.FhirPath.Compile(invariant.Expression).Error)).Where(result => result.Error is not null);
        Assert.Empty(faults);
    }

    [Fact]
    public void Every_search_parameter_of_R4_is_an_expression()
    {
        var types = Definitions.Names.Where(name => Definitions.Resource(name) is not null).ToArray();
        Assert.InRange(types.Length, 140, 150);
        var expressions = types.SelectMany(SearchDefinitions.Of).SelectMany(definition => definition.Components.Select(part => part.Expression).Append(definition.Expression));
        Assert.Empty(expressions.Where(text => text.Length > 0).Distinct().Select(text => (text, HealthAssess.Fhir.FhirPath.Compile(text).Error)).Where(result => result.Error is not null));
    }
}
