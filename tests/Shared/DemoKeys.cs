using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;
using HealthAssess.Domain.Certificates;

namespace HealthAssess.Tests.Shared;

/// <summary>A demonstration authority and its two signers, in memory.</summary>
public sealed class DemoKeys : IDisposable
{
    private readonly ECDsa authorityKey;

    /// <summary>In force from an instant on; the private keys are made by <paramref name="create"/>, in memory where none is given.</summary>
    public DemoKeys(DateTimeOffset from, Func<ECDsa>? create = null)
    {
        create ??= () => ECDsa.Create(ECCurve.NamedCurves.nistP256);
        authorityKey = create();
        Authority = DemoAuthority.Authority(authorityKey, from);
        Signer = Make(SignerPurpose.HealthCertificates, create(), from);
        SealSigner = Make(SignerPurpose.VisibleSeals, create(), from);
    }

    public X509Certificate2 Authority { get; }

    public SigningKey Signer { get; }

    public SigningKey SealSigner { get; }

    public void Dispose()
    {
        authorityKey.Dispose();
        Authority.Dispose();
        Signer.Dispose();
        SealSigner.Dispose();
    }

    private SigningKey Make(SignerPurpose purpose, ECDsa key, DateTimeOffset from) => new(key, DemoAuthority.Signer(purpose, key, Authority, authorityKey, from));
}
