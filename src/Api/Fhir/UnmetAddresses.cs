using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>
/// A <c>urn:uuid:</c> means an entry of the same Bundle and nothing else: where no entry has it, the reference is a slip of
/// whoever wrote the transaction, and stored as it is it would lead nowhere for good.
/// </summary>
/// <remarks>http://hl7.org/fhir/R4/bundle.html#references</remarks>
internal static class UnmetAddresses
{
    /// <summary>What to say of the first of them; null where there is none.</summary>
    /// <param name="resource">What an entry brings, with the references that lead somewhere pointed there.</param>
    public static Refusal? Objection(Resource? resource) =>
        resource is not null && resource.Json.Span.IndexOf("urn:uuid:"u8) >= 0
        && LiteralReferences.In(resource.Root).FirstOrDefault(one => one.Text!.StartsWith("urn:uuid:", StringComparison.Ordinal)) is { Exists: true } found
            ? new Refusal(RefusalKind.BusinessRule, "reference-to-no-entry", "No entry of the Bundle brings what this refers to. Send it along, or refer to it by type and id.", found.Parent.Path)
            : null;
}
