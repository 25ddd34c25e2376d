using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Tests.Unit.Fhir;

/// <summary>What others may build on, views and builders aside. A name that comes or goes here is a decision, not an accident.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string[] Surface =
    [
        "DatePrecision", "Element", "ElementBuilder", "ElementList", "ElementTexts", "ElementViews`1", "BackboneElementBuilder", "BaseValueSets", "DataTypeBuilder",
        "DomainResourceBuilder", "FhirDate", "FhirDateTime", "FhirPath", "FhirPathContext", "FhirPathResult", "FhirPathValue", "FhirTime",
        "IElementView`1", "Issue", "IssueSeverity", "PrimitiveBuilder", "Reading", "ReadLimits", "Resource", "ResourceBuilder", "Subset",
        "SummaryKind", "Validator",
    ];

    [Fact]
    public void The_library_shows_these_types_and_no_others()
    {
        var generated = typeof(Resource).Assembly.GetExportedTypes().Where(type => type.GetInterfaces().Any(known => known.Name == "IElementView`1")).Select(view => view.Name).ToHashSet(StringComparer.Ordinal);
        var shown = typeof(Resource).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(Resource).Namespace && !type.IsNested && !generated.Contains(type.Name) && !generated.Contains(type.Name.Replace("Builder", "", StringComparison.Ordinal)))
            .Select(type => type.Name);
        Assert.Equal(Surface.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Whatever_is_public_beside_it_is_search_or_patching() => Assert.DoesNotContain(
        typeof(Resource).Assembly.GetExportedTypes().Select(type => type.Namespace!),
        name => name != typeof(Resource).Namespace && name != typeof(HealthAssess.Fhir.Patching.IPatch).Namespace
            && !name.StartsWith(typeof(SearchIndex).Namespace!, StringComparison.Ordinal));
}
