using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>OperationDefinitions of our own operations and SearchParameters of our own parameters, written from the tables that the code goes by.</summary>
/// <remarks>http://hl7.org/fhir/R4/operationdefinition.html and http://hl7.org/fhir/R4/searchparameter.html</remarks>
internal static class OwnDefinitions
{
    // When these definitions last changed.
    private const string Changed = "2026-11-22";

    /// <summary>The types of definitions that can be read here.</summary>
    public static IReadOnlyList<string> Types { get; } = ["OperationDefinition", "SearchParameter"];

    /// <summary>What they can be searched by.</summary>
    public static IReadOnlyList<(string Name, string Type)> Searched { get; } = [("_id", "token"), ("url", "uri"), ("code", "token"), ("name", "string"), ("status", "token")];

    private static readonly Lazy<IReadOnlyList<Resource>> Operations = new(() => [.. OperationTable.All.Where(one => one.IsOwn).Select(Definition)]);

    private static readonly Lazy<IReadOnlyList<Resource>> Parameters = new(() => [.. OwnSearchParameters.All.Select(Definition)]);

    public static IReadOnlyList<Resource> Of(string type) => type == "OperationDefinition" ? Operations.Value : Parameters.Value;

    private static Resource Definition(Operation operation) => new OperationDefinitionBuilder
    {
        Id = operation.Id,
        Url = operation.Definition,
        Version = Capabilities.Version,
        Date = FhirDateTime.Parse(Changed),
        Name = string.Concat(operation.Id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])),
        Status = "active",
        Kind = "operation",
        Description = operation.Text,
        AffectsState = operation.Changes,
        Code = operation.Code,
        Resource = { operation.Type },
        System = operation.OnSystem,
        Type = operation.OnType,
        Instance = operation.OnInstance,
        Parameter = [.. operation.Parameters.Select(Parameter)],
    }.Build();

    private static OperationDefinitionParameterBuilder Parameter(OperationParameter parameter) => new()
    {
        Name = parameter.Name,
        Use = parameter.IsInput ? "in" : "out",
        Min = parameter.Min,
        Max = parameter.Max,
        Documentation = parameter.Text,
        Type = parameter.Type.Length == 0 ? null : parameter.Type,
        TargetProfile = parameter.Type == "Reference" ? ["http://hl7.org/fhir/StructureDefinition/Patient"] : [],
    };

    private static Resource Definition(OwnSearchParameter parameter) => Resource.Parse(
        $$"""
        {"resourceType":"SearchParameter","id":"{{parameter.Code}}","url":"{{parameter.Url}}","version":"{{Capabilities.Version}}","date":"{{Changed}}","name":"NameAny","status":"active","description":"{{parameter.Text}}",
         "code":"{{parameter.Code}}","base":[{{string.Join(',', parameter.Types.Select(type => $"\"{type}\""))}}],"type":"string","expression":"{{string.Join(" | ", parameter.Types.Select(type => type + ".name"))}}"}
        """);
}
