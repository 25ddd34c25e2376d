using System.Security.Cryptography;

namespace HealthAssess.Storage.PrivateKeys.Pkcs11;

/// <summary>A key on P-256 that signs inside a security module. Everything of .NET that signs with an ECDsa, certificates too, signs with it.</summary>
internal sealed class Pkcs11Key : ECDsa
{
    private readonly Pkcs11Keys keys;
    private readonly ECParameters publicKey;
    private readonly byte[] name;

    public Pkcs11Key(Pkcs11Keys keys, ECParameters publicKey)
    {
        (this.keys, this.publicKey) = (keys, publicKey);
        using var half = Create(publicKey);
        name = KeyName.Of(half);
        (LegalKeySizesValue, KeySizeValue) = ([new KeySizes(256, 256, 0)], 256);
    }

    public override byte[] SignHash(byte[] hash) => keys.Sign(name, hash);

    public override bool VerifyHash(byte[] hash, byte[] signature)
    {
        using var half = Create(publicKey);
        return half.VerifyHash(hash, signature);
    }

    public override ECParameters ExportParameters(bool includePrivateParameters) => includePrivateParameters
        ? throw new CryptographicException("A private key does not leave its security module.")
        : publicKey;

    protected override byte[] HashData(byte[] data, int offset, int count, HashAlgorithmName hashAlgorithm) =>
        CryptographicOperations.HashData(hashAlgorithm, data.AsSpan(offset, count));
}
