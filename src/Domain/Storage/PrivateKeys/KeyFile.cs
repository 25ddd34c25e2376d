using System.Security.Cryptography;
using System.Text.Json;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.PrivateKeys;

/// <summary>A private key as it lies in its file: how its key is derived, and the key (PKCS #8) sealed with AES-256-GCM, which also binds it to its name.</summary>
internal sealed record KeyFile(string Derivation, int Iterations, byte[] Salt, byte[] Sealed)
{
    private const int SaltLength = 16;

    /// <summary>Seals a private key.</summary>
    public static KeyFile Of(ECDsa key, string name, WrappingKey wrapping)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var content = key.ExportPkcs8PrivateKey();
        try
        {
            return new KeyFile(wrapping.Derivation, wrapping.Iterations, salt, BodyCipher.Seal(wrapping.For(salt, wrapping.Iterations), content, name));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    /// <summary>Opens it; the wrong passphrase, another machine's key and an altered file are told in words.</summary>
    public ECDsa Open(string name, WrappingKey wrapping)
    {
        if (wrapping.Derivation != Derivation)
        {
            throw new CryptographicException($"The key file {name} was sealed with {Derivation}, and {wrapping.Derivation} is set up: see SigningKeys:PassphraseFile.");
        }

        byte[]? content = null;
        try
        {
            content = BodyCipher.Open(wrapping.For(Salt, Iterations), Sealed, name);
            var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(content, out _);
            return key;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new CryptographicException($"The key file {name} does not open: it was altered, or sealed with another passphrase or master key.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static KeyFile Read(string path) =>
        JsonSerializer.Deserialize<KeyFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web) ?? throw new CryptographicException($"{path} is no key file.");
}
