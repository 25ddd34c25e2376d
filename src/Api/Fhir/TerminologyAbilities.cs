using System.Text.Json.Nodes;
using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>The TerminologyCapabilities: what <c>metadata?mode=terminology</c> answers.</summary>
/// <remarks>http://hl7.org/fhir/R4/terminologycapabilities.html</remarks>
internal static class TerminologyAbilities
{
    public static Resource Of(string address, DateOnly date) => Resource.Parse(new JsonObject
    {
        ["resourceType"] = "TerminologyCapabilities",
        ["url"] = address + "/metadata?mode=terminology",
        ["version"] = Capabilities.Version,
        ["name"] = "HealthAssessTerminology",
        ["status"] = "active",
        ["date"] = FhirDate.Of(date).ToString(),
        ["description"] = "Code systems, value sets and concept maps that are stored here, and the value sets of R4 itself.",
        ["kind"] = "instance",
        ["software"] = new JsonObject { ["name"] = "HealthAssess", ["version"] = Capabilities.Version },
        ["implementation"] = new JsonObject { ["description"] = "HealthAssess", ["url"] = address },
        ["expansion"] = new JsonObject
        {
            ["hierarchical"] = false,
            ["paging"] = true,
            ["incomplete"] = false,
            ["parameter"] = new JsonArray([.. OperationTable.Expand.Parameters.Where(one => one.IsInput).Select(one => new JsonObject { ["name"] = one.Name, ["documentation"] = one.Text })]),
            ["textFilter"] = "Every word stands in the display or in the code, in any case.",
        },
        ["codeSearch"] = "all",
        ["validateCode"] = new JsonObject { ["translations"] = true },
        ["translation"] = new JsonObject { ["needsMap"] = true },
        ["closure"] = new JsonObject { ["translation"] = false },
    }.ToJsonString());
}
