using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A composite search parameter has two components or more; a derived one keeps the type of its origin.</summary>
/// <remarks>FHIR R4, searchparameter.html.</remarks>
internal sealed class SearchParameterForm : IAssertion
{
    private const string Base = "http://hl7.org/fhir/SearchParameter/";

    public bool AppliesTo(TypeShape type, ElementShape? element) => type.Name == "SearchParameter";

    public void Check(Element element, Examination examination)
    {
        var type = element["type"].Text;
        if (type == "composite" && element.All("component").Count < 2)
        {
            examination.Error(element, "business-rule", "A composite search parameter has two components or more.");
        }

        if (element["derivedFrom"].Text is { } origin && origin.StartsWith(Base, StringComparison.Ordinal)
            && BaseSearchTypes.Find(origin[Base.Length..]) is { } expected && type != expected)
        {
            examination.Error(element, "business-rule", $"The parameter it derives from is of type {expected}.");
        }
    }
}
