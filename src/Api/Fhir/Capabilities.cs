using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>The CapabilityStatement, written from <see cref="TypePolicies"/> and the search definitions.</summary>
internal static class Capabilities
{
    private static readonly string[] Interactions = ["read", "vread", "update", "delete", "history-instance", "history-type", "create", "search-type", "patch"];

    public static Resource Of(string address, DateOnly date) => new CapabilityStatementBuilder
    {
        Status = "active",
        Date = FhirDateTime.Parse(FhirDate.Of(date).ToString()),
        Kind = "instance",
        Software = new CapabilityStatementSoftwareBuilder { Name = "HealthAssess" },
        Implementation = new CapabilityStatementImplementationBuilder { Description = "HealthAssess", Url = address },
        FhirVersion = "4.0.1",
        Format = { "application/fhir+json", "json" },
        PatchFormat = { "application/json-patch+json", "application/fhir+json" },
        Rest =
        {
            new CapabilityStatementRestBuilder
            {
                Mode = "server",
                Security = new CapabilityStatementRestSecurityBuilder { Cors = false, Description = "Bearer token, or the session of a signed-in member of staff. What a caller may not see is not there for them." },
                Resource = [.. TypePolicies.ByType.Values.OrderBy(policy => policy.Type, StringComparer.Ordinal).Select(Type)],
                Interaction = { Whole("transaction"), Whole("batch"), Whole("history-system") },
            },
        },
    }.Build();

    private static CapabilityStatementRestResourceBuilder Type(TypePolicy policy) => new()
    {
        Type = policy.Type,
        Documentation = Documentation(policy),
        Interaction = [.. Interactions.Select(code => new CapabilityStatementRestResourceInteractionBuilder { Code = code })],
        Versioning = "versioned-update",
        ReadHistory = true,
        UpdateCreate = true,
        ConditionalCreate = true,
        ConditionalRead = "full-support",
        ConditionalUpdate = true,
        ConditionalDelete = "single",
        SearchInclude = ["*", .. References(policy.Type).Select(one => $"{policy.Type}:{one.Code}")],
        SearchRevInclude = ["*", .. TypePolicies.ByType.Keys.SelectMany(type => References(type).Where(one => one.Targets.Contains(policy.Type)).Select(one => $"{type}:{one.Code}"))],
        SearchParam =
        [
            .. SearchDefinitions.Of(policy.Type).Where(one => one.Expression.Length > 0).Select(Parameter),
            .. OwnSearchParameters.All.Where(one => one.Types.Contains(policy.Type)).Select(Parameter),
        ],
        Operation = [.. OperationTable.All.Where(one => one.Type == policy.Type || one.Type == "Resource").Select(Operation)],
    };

    private static IEnumerable<SearchDefinition> References(string type) =>
        SearchDefinitions.Of(type).Where(one => one.Type == SearchType.Reference && one.Expression.Length > 0);

    private static CapabilityStatementRestResourceOperationBuilder Operation(Operation operation) =>
        new() { Name = operation.Code, Definition = operation.Definition, Documentation = operation.Text };

    private static CapabilityStatementRestResourceSearchParamBuilder Parameter(OwnSearchParameter parameter) =>
        new() { Name = parameter.Code, Definition = parameter.Url, Type = "string", Documentation = parameter.Text };

    private static string Documentation(TypePolicy policy) =>
        $"{(policy.OfPerson ? "Belongs to one traveller." : "A register.")} Written by whoever may: {string.Join(", ", policy.Write)}. {policy.Rules}".TrimEnd();

    private static CapabilityStatementRestResourceSearchParamBuilder Parameter(SearchDefinition definition) =>
        new() { Name = definition.Code, Definition = definition.Url, Type = definition.Type.ToString().ToLowerInvariant() };

    private static CapabilityStatementRestInteractionBuilder Whole(string code) => new() { Code = code };
}
