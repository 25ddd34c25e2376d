using HealthAssess.Fhir.Metadata;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Tests.Unit.Fhir.FhirPath;

/// <summary>The expressions that HL7 wrote into the definitions of R4.</summary>
public sealed class DefinitionExpressionTests
{
    [Fact]
    public void Every_invariant_of_R4_is_an_expression()
    {
        Assert.All(Definitions.Invariants.Value.Values, invariant => Assert.Null(HealthAssess.Fhir.FhirPath.Compile(invariant.Expression).Error));
    }

    [Fact]
    public void Every_search_parameter_of_R4_is_an_expression()
    {
        var types = Definitions.Names.Where(name => Definitions.Resource(name) is not null).ToArray();
        Assert.InRange(types.Length, 140, 150);
        var expressions = types.SelectMany(SearchDefinitions.Of).SelectMany(definition => definition.Components.Select(part => part.Expression).Append(definition.Expression));
        Assert.All(expressions.Where(text => text.Length > 0).Distinct(), text => Assert.Null(HealthAssess.Fhir.FhirPath.Compile(text).Error));
    }
}
