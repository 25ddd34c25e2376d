using System.Security.Cryptography.X509Certificates;
using HealthAssess.Domain.Certificates;

namespace HealthAssess.Storage.Certificates;

/// <summary>A key of the authority as it is stored: its certificate, and where its private half lies.</summary>
/// <param name="Key">What has happened to it.</param>
/// <param name="Certificate">Its certificate.</param>
/// <param name="Store">Where its private half lies: <c>file</c> or <c>pkcs11</c>.</param>
/// <param name="Link">Of an authority: its public half signed by the authority before it.</param>
/// <param name="Reason">Why it was revoked.</param>
public sealed record KeyRow(AuthorityKey Key, X509Certificate2 Certificate, string Store, X509Certificate2? Link = null, string? Reason = null)
{
    /// <summary>Its key id as bytes.</summary>
    public byte[] Id => Convert.FromHexString(Key.KeyId);
}
