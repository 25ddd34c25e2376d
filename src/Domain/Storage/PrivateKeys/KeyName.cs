using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Storage.PrivateKeys;

/// <summary>How a private key is called where it lies: the first 20 bytes of the SHA-256 of its public half, so that a certificate finds its key.</summary>
internal static class KeyName
{
    private const int Length = 20;

    public static byte[] Of(ECDsa key) => Of(key.ExportSubjectPublicKeyInfo());

    public static byte[] Of(X509Certificate2 certificate) => Of(certificate.PublicKey.ExportSubjectPublicKeyInfo());

    private static byte[] Of(byte[] publicKey) => SHA256.HashData(publicKey)[..Length];
}
