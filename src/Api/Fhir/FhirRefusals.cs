using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir;

/// <summary>What several interactions refuse in the same words. None repeats an id: it may be a person's.</summary>
internal static class FhirRefusals
{
    public static Refusal NotFound { get; } = new(RefusalKind.NotFound, "not-found", "There is no such resource here.");

    public static Refusal OtherType { get; } = new(RefusalKind.Invalid, "type-differs", "The body is of another type than the address.", "resourceType");

    public static Refusal OtherId { get; } = new(RefusalKind.Invalid, "id-differs", "The id in the body differs from the one in the address.", "id");

    public static Refusal NotStored(string type) => new(
        RefusalKind.NotSupported, "type-not-stored", $"{type} is not stored here. The CapabilityStatement lists the types that are.", type);
}
