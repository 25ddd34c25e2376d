namespace HealthAssess.Domain.Certificates;

/// <summary>A key of the authority and what has happened to it so far.</summary>
/// <param name="KeyId">First 8 bytes of its certificate's SHA-256, in hexadecimal.</param>
/// <param name="Use">SCA, DSC or VDS.</param>
/// <param name="NotAfter">Last instant of its certificate; nothing it signs lives longer.</param>
/// <param name="Created">When it was made and published.</param>
/// <param name="Activates">When it begins to sign; null while nobody has said so.</param>
/// <param name="Retired">When it was retired.</param>
/// <param name="Revoked">When it was revoked.</param>
/// <param name="Destroyed">When its private key was destroyed.</param>
public sealed record AuthorityKey(
    string KeyId, string Use, DateTimeOffset NotAfter, DateTimeOffset Created, DateTimeOffset? Activates, DateTimeOffset? Retired, DateTimeOffset? Revoked, DateTimeOffset? Destroyed);
