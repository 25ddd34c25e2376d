namespace HealthAssess.Storage.Outbox;

/// <summary>Why and how a recipient is sent a kind of resource, at this moment.</summary>
/// <param name="Endpoint">The recipient's FHIR base.</param>
/// <param name="PseudonymKey">Key of the names under which it knows our records.</param>
/// <param name="Profile">Name of the disclosure profile.</param>
/// <param name="NeedsConsent">True where each traveller decides; false for statutory notification.</param>
/// <param name="Purpose">Name of the purpose that the agreement serves.</param>
public sealed record Subscription(Uri Endpoint, byte[] PseudonymKey, string Profile, bool NeedsConsent, string Purpose);
