namespace HealthAssess.Certificates.Trust;

/// <summary>One revoked id.</summary>
/// <param name="Id">The id.</param>
/// <param name="IssuedBefore">Only credentials issued before this instant are revoked; null revokes all of that id.</param>
public sealed record RevokedId(string Id, DateTimeOffset? IssuedBefore = null);
