using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>What stands where FHIRPath is asked for is FHIRPath.</summary>
/// <remarks>FHIR R4: SearchParameter.expression, its components', and the constraints of StructureDefinitions.</remarks>
internal sealed class ExpressionForm : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name is "SearchParameter" or "SearchParameter.component" or "ElementDefinition.constraint";

    public void Check(Element element, Examination examination)
    {
        var expression = element["expression"];
        if (expression.Text is { } text && FhirPath.Compile(text).Error is { } fault)
        {
            examination.Error(expression, "invalid", $"This is no FHIRPath: {fault}");
        }
    }
}
