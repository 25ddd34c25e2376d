namespace HealthAssess.Storage.Certificates;

/// <summary>A key of ours, without its private part.</summary>
/// <param name="KeyId">First 8 bytes of the certificate's SHA-256, in hexadecimal.</param>
/// <param name="Use">SCA, DSC or VDS.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Activates">When it signs first.</param>
/// <param name="NotAfter">Last instant of its certificate; nothing it signs lives longer.</param>
public sealed record KeyRecord(string KeyId, string Use, KeyState State, DateTimeOffset Activates, DateTimeOffset NotAfter);
