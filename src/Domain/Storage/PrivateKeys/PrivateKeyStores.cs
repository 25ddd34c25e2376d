using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.PrivateKeys.Pkcs11;
using Microsoft.Extensions.Configuration;

namespace HealthAssess.Storage.PrivateKeys;

/// <summary>The stores of this installation: new keys are made in the security module where one is set up, else in files; a key is opened where it lies.</summary>
/// <remarks>Both at once, because who moves to a module still signs with a key from a file until its successor's day.</remarks>
public sealed class PrivateKeyStores
{
    private readonly IReadOnlyList<IPrivateKeyStore> stores;

    /// <summary>Stores, the one for new keys first.</summary>
    public PrivateKeyStores(params IReadOnlyList<IPrivateKeyStore> stores) => this.stores = stores;

    /// <summary>Where new keys are made.</summary>
    public IPrivateKeyStore ForNew => stores[0];

    /// <summary>The files, into which keys that an older version kept elsewhere are moved.</summary>
    internal EncryptedFiles Files => stores.OfType<EncryptedFiles>().First();

    /// <summary>
    /// Those that are set up. <c>SigningKeys:Folder</c> (else beside the master key), <c>SigningKeys:PassphraseFile</c> (else the master key seals);
    /// <c>SigningKeys:Module</c> (a PKCS #11 library), <c>SigningKeys:Token</c> (its label), <c>SigningKeys:PinFile</c>.
    /// </summary>
    public static PrivateKeyStores Of(IConfiguration? settings, MasterKey masterKey)
    {
        ArgumentNullException.ThrowIfNull(masterKey);
        var folder = settings?["Folder"] ?? masterKey.KeyFolder ?? throw new InvalidOperationException("Say where private keys lie: SigningKeys:Folder.");
        var wrapping = settings?["PassphraseFile"] is { } file ? WrappingKey.OfPassphrase(File.ReadAllText(file)) : WrappingKey.Of(masterKey);
        var files = new EncryptedFiles(folder, wrapping);
        return settings?["Module"] is { } module
            ? new PrivateKeyStores(new Pkcs11Keys(module, Wanted(settings, "Token"), File.ReadAllText(Wanted(settings, "PinFile")).Trim()), files)
            : new PrivateKeyStores(files);
    }

    /// <summary>The private key of a certificate.</summary>
    public ECDsa Open(string kind, X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return Store(kind).Open(certificate)
            ?? throw new CryptographicException($"The private key of {certificate.Subject} is not in the store '{kind}' of this process.");
    }

    /// <summary>Destroys it.</summary>
    public void Destroy(string kind, X509Certificate2 certificate) => Store(kind).Destroy(certificate);

    private IPrivateKeyStore Store(string kind) =>
        stores.FirstOrDefault(store => store.Kind == kind)
        ?? throw new CryptographicException($"A private key lies in a store of the kind '{kind}', which is not set up in this process: see SigningKeys.");

    private static string Wanted(IConfiguration settings, string name) =>
        settings[name] ?? throw new InvalidOperationException($"A security module needs SigningKeys:{name}.");
}
