using System.Security.Cryptography;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.PrivateKeys;

/// <summary>What seals the key files: a passphrase, or the machine's master key.</summary>
/// <remarks>NIST SP 800-132 for the passphrase; 600,000 rounds of PBKDF2 with SHA-512 are about three times what OWASP asked for in 2023.</remarks>
internal sealed class WrappingKey
{
    private const string FromPassphrase = "PBKDF2-HMAC-SHA512";
    private const string FromMachine = "HKDF-SHA256";
    private const int Rounds = 600_000;
    private const int KeyLength = 32;

    private readonly byte[] secret;

    private WrappingKey(byte[] secret, string derivation, int iterations) => (this.secret, Derivation, Iterations) = (secret, derivation, iterations);

    /// <summary>How a file's key is derived, as its file says it.</summary>
    public string Derivation { get; }

    /// <summary>Rounds for a new file.</summary>
    public int Iterations { get; }

    public static WrappingKey Of(MasterKey key) => new(key.For("key files"), FromMachine, 1);

    public static WrappingKey OfPassphrase(ReadOnlySpan<char> passphrase) =>
        new(System.Text.Encoding.UTF8.GetBytes(passphrase.Trim().ToString().Normalize()), FromPassphrase, Rounds);

    /// <summary>The key of one file.</summary>
    public byte[] For(byte[] salt, int iterations) => Derivation == FromMachine
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, salt)
        : Rfc2898DeriveBytes.Pbkdf2(secret, salt, iterations, HashAlgorithmName.SHA512, KeyLength);
}
