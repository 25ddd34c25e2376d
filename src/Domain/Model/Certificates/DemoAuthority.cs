using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Domain.Certificates;

/// <summary>Names and terms of a demonstration authority, which says in its name that no state recognises it.</summary>
public static class DemoAuthority
{
    /// <summary>Code of the participant: of the user-assigned range, so never a state's.</summary>
    public const string Participant = "XXA";

    /// <summary>Claim 1 of what it issues.</summary>
    public const string Issuer = "XX";

    /// <summary>Its name wherever one is shown.</summary>
    public const string Name = "DEMO AUTHORITY – not recognised by any state";

    internal const int SignerYears = 3;
    private const int AuthorityYears = 4;

    /// <summary>The name in its certificates.</summary>
    public static AuthorityName Subject { get; } = new("XX", Name, "HealthAssess demo");

    /// <summary>The self-signed certificate of an authority's key.</summary>
    public static X509Certificate2 Authority(ECDsa key, DateTimeOffset from) => AuthorityCertificates.Authority(Subject, key, from, from.AddYears(AuthorityYears));

    /// <summary>The certificate of a signer's key under an authority.</summary>
    public static X509Certificate2 Signer(SignerPurpose purpose, ECDsa key, X509Certificate2 authority, ECDsa authorityKey, DateTimeOffset from) =>
        AuthorityCertificates.Signer(Subject, purpose, key, authority, authorityKey, from, from.AddYears(SignerYears));
}
