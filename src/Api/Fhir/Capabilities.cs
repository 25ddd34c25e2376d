using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>The CapabilityStatement, written from <see cref="TypePolicies"/> and the search definitions.</summary>
internal static class Capabilities
{
    // http://hl7.org/fhir/R4/ballot-intro.html: what mode=normative shows.
    private static readonly string[] Normative = ["CodeSystem", "Observation", "OperationDefinition", "Patient", "StructureDefinition", "ValueSet"];

    private static readonly string[] Interactions = ["read", "vread", "update", "delete", "history-instance", "history-type", "create", "search-type", "patch"];

    /// <summary>The version of this product.</summary>
    public static string Version { get; } = typeof(Capabilities).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <param name="address">Base of the server.</param>
    /// <param name="token">Where tokens are.</param>
    /// <param name="normative">Only what is normative in R4.</param>
    /// <param name="date">Today.</param>
    public static Resource Of(string address, string token, bool normative, DateOnly date) => new CapabilityStatementBuilder
    {
        Url = address + "/metadata",
        Version = Version,
        Name = "HealthAssess",
        Title = "HealthAssess",
        Status = "active",
        Date = FhirDateTime.Parse(FhirDate.Of(date).ToString()),
        Kind = "instance",
        Software = new CapabilityStatementSoftwareBuilder { Name = "HealthAssess", Version = Version },
        Implementation = new CapabilityStatementImplementationBuilder { Description = "HealthAssess", Url = address },
        FhirVersion = "4.0.1",
        Format = { "application/fhir+json", "json" },
        PatchFormat = { "application/json-patch+json", "application/fhir+json" },
        Rest =
        {
            new CapabilityStatementRestBuilder
            {
                Mode = "server",
                Security = CapabilitySecurity.Of(token),
                Resource =
                [
                    .. TypePolicies.ByType.Values.Select(Type).Concat(OwnDefinitions.Types.Select(Definitions)).OrderBy(one => one.Type, StringComparer.Ordinal)
                        .Where(one => !normative || Normative.Contains(one.Type)),
                ],
                Interaction = { Whole("transaction"), Whole("batch"), Whole("history-system"), Whole("search-system") },
                SearchParam =
                [
                    .. SearchDefinitions.Of("Patient").Where(one => one.Code[0] == '_' && one.Expression.Length > 0).Select(Parameter),
                    new() { Name = "_has", Type = "string", Documentation = "http://hl7.org/fhir/R4/search.html#has" },
                    new() { Name = "_list", Type = "string", Documentation = "http://hl7.org/fhir/R4/search.html#list: by the id of a List." },
                    new() { Name = "_filter", Type = "special", Documentation = "http://hl7.org/fhir/R4/search_filter.html; docs/api.md says what of it." },
                ],
                Operation = [.. OperationTable.All.Where(one => one.OnSystem).Select(Operation)],
                Compartment = [.. Compartment.Holders.Select(holder => "http://hl7.org/fhir/CompartmentDefinition/" + char.ToLowerInvariant(holder[0]) + holder[1..])],
            },
        },
    }.Build();

    private static CapabilityStatementRestResourceBuilder Type(TypePolicy policy) => new()
    {
        Type = policy.Type,
        Documentation = Documentation(policy),
        Interaction = [.. Interactions.Select(code => new CapabilityStatementRestResourceInteractionBuilder { Code = code })],
        Versioning = "versioned",
        ReadHistory = true,
        UpdateCreate = true,
        ConditionalCreate = true,
        ConditionalRead = "full-support",
        ConditionalUpdate = true,
        ConditionalDelete = "single",
        ReferencePolicy = { "literal", "logical", "local" },
        SearchInclude = ["*", .. References(policy.Type).Select(one => $"{policy.Type}:{one.Code}")],
        SearchRevInclude = ["*", .. TypePolicies.ByType.Keys.SelectMany(type => References(type).Where(one => one.Targets.Contains(policy.Type)).Select(one => $"{type}:{one.Code}"))],
        SearchParam =
        [
            .. SearchDefinitions.Of(policy.Type).Where(one => one.Expression.Length > 0 || one.Code is "_text" or "_content").Select(Parameter),
            .. OwnSearchParameters.All.Where(one => one.Types.Contains(policy.Type)).Select(Parameter),
        ],
        Operation = [.. OperationTable.All.Where(one => one.Type == policy.Type || one.Type == "Resource").Select(Operation)],
    };

    /// <summary>What this product defines itself: to be read.</summary>
    private static CapabilityStatementRestResourceBuilder Definitions(string type) => new()
    {
        Type = type,
        Documentation = "Those of this product itself.",
        Interaction = { new() { Code = "read" }, new() { Code = "search-type" } },
        SearchParam = [.. OwnDefinitions.Searched.Select(one => new CapabilityStatementRestResourceSearchParamBuilder { Name = one.Name, Type = one.Type })],
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
