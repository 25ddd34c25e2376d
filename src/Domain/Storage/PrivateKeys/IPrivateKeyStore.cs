using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Storage.PrivateKeys;

/// <summary>A place where the private keys of certificates lie: encrypted files, or a security module. A key is found by its public half and signs where it lies.</summary>
public interface IPrivateKeyStore
{
    /// <summary>Its kind: <c>file</c> or <c>pkcs11</c>.</summary>
    string Kind { get; }

    /// <summary>Makes a pair on P-256 and keeps it.</summary>
    ECDsa Create();

    /// <summary>The private key of a certificate, or null where it is not here.</summary>
    ECDsa? Open(X509Certificate2 certificate);

    /// <summary>Destroys the private key of a certificate. Where there is none, there is nothing to do.</summary>
    void Destroy(X509Certificate2 certificate);
}
