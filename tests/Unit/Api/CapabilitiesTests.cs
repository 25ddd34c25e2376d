using HealthAssess.Api.Fhir;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Api;

public sealed class CapabilitiesTests
{
    private static readonly Resource Statement = Capabilities.Of("https://example.org/fhir/R4", "https://example.org/oauth/token", normative: false, new DateOnly(2026, 3, 1));

    [Fact]
    public void The_statement_is_valid() =>
        Assert.DoesNotContain(Validator.Default.Validate(Statement), issue => issue.Severity is IssueSeverity.Error or IssueSeverity.Fatal);

    [Fact]
    public void It_lists_every_stored_type_and_its_search_parameters()
    {
        var types = Statement.Root["rest"].All("resource").ToDictionary(type => type["type"].Text!);
        Assert.Equal(TypePolicies.ByType.Keys.Concat(["OperationDefinition", "SearchParameter"]).Order(StringComparer.Ordinal), types.Keys);
        Assert.Contains(types["Immunization"].All("searchParam"), parameter => parameter["name"].Text == "vaccine-code");
    }
}
