using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.PrivateKeys;

namespace HealthAssess.Storage.Certificates;

/// <summary>Makes keys with their certificates, in the store for new keys.</summary>
/// <remarks>The private half is kept before its row is written: a crash between leaves a key that nobody knows and nobody uses, never a row without a key.</remarks>
public sealed class KeyMaking(PrivateKeyStores stores, TimeProvider time)
{
    // Clocks of verifiers differ a little.
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(5);

    /// <summary>A new authority, linked to the one before it where there is one: the old key signs the new one.</summary>
    /// <remarks>ICAO Doc 9303-12, 4.3: link certificates; same name, other key.</remarks>
    public KeyRow Authority(KeyRow? before)
    {
        using var key = stores.ForNew.Create();
        var certificate = DemoAuthority.Authority(key, From);
        return Row(KeyUses.Authority, certificate, before is null ? null : Link(certificate, before));
    }

    /// <summary>A new signer under an authority.</summary>
    public KeyRow Signer(SignerPurpose purpose, KeyRow authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        using var authorityKey = stores.Open(authority.Store, authority.Certificate);
        using var key = stores.ForNew.Create();
        return Row(KeyUses.Of(purpose), DemoAuthority.Signer(purpose, key, authority.Certificate, authorityKey, From), null);
    }

    private DateTimeOffset From => time.GetUtcNow() - Before;

    private X509Certificate2 Link(X509Certificate2 certificate, KeyRow before)
    {
        using var old = stores.Open(before.Store, before.Certificate);
        return AuthorityCertificates.Link(certificate, before.Certificate, old);
    }

    private KeyRow Row(string use, X509Certificate2 certificate, X509Certificate2? link)
    {
        var id = Convert.ToHexStringLower(KeyIds.OfCertificate(certificate.RawData));
        return new KeyRow(new AuthorityKey(id, use, Term.Of(certificate).Until, time.GetUtcNow(), null, null, null, null), certificate, stores.ForNew.Kind, link);
    }
}
