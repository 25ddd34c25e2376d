using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>A document on a traveller's record.</summary>
/// <param name="At">Its place among the identifiers of the version it was read from; null for one that is new.</param>
/// <param name="Document">The document.</param>
public sealed record DocumentDetails(int? At, TravelDocument Document)
{
    /// <summary>A passport or an identity document as registration records them; null for any other identifier, which is left alone.</summary>
    internal static DocumentDetails? Of(int at, IdentifierBuilder identifier) =>
        identifier is { System: { } system, Value.Length: > 0 } && Kind(system) is var (kind, country)
            ? new DocumentDetails(at, new TravelDocument(kind, identifier.Value, country, identifier.Period?.End?.Date.ToDateOnly()))
            : null;

    private static (string Kind, string Country)? Kind(string system)
    {
        var country = system[Math.Max(0, system.Length - 3)..];
        return system == RegistrationCodes.PassportSystem(country) ? (TravelDocument.Passport, country)
            : system == RegistrationCodes.IdentityCardSystem(country) ? (TravelDocument.IdentityCard, country)
            : null;
    }
}
