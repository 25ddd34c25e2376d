namespace HealthAssess.Domain.Feeds;

/// <summary>A standing subscription of a recipient under an agreement.</summary>
/// <param name="Id">Id of the feed.</param>
/// <param name="Recipient">The registered recipient.</param>
/// <param name="Agreement">The agreement that is its legal basis.</param>
/// <param name="Profile">Name of the disclosure profile: what this recipient may see.</param>
/// <param name="Types">FHIR resource types it wants.</param>
public sealed record Feed(Guid Id, Guid Recipient, Guid Agreement, string Profile, IReadOnlyList<string> Types);
