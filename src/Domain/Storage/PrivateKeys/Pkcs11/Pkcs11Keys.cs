using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Storage.PrivateKeys.Pkcs11;

/// <summary>Private keys in a security module that speaks PKCS #11. They are made there, sign there, and never leave.</summary>
internal sealed class Pkcs11Keys(string module, string token, string pin) : IPrivateKeyStore
{
    private readonly Lock turn = new();
    private readonly Lazy<CryptokiLibrary> library = new(() => new CryptokiLibrary(module));
    private readonly Dictionary<string, nuint> handles = [];
    private CryptokiSession? session;

    public string Kind => "pkcs11";

    public ECDsa Create() => InSession(open =>
    {
        var (publicKey, privateKey, point) = open.Generate("HealthAssess");
        var key = new Pkcs11Key(this, new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        var name = KeyName.Of(key);
        open.Name(publicKey, name);
        open.Name(privateKey, name);
        return key;
    });

    public ECDsa? Open(X509Certificate2 certificate)
    {
        using var half = certificate.GetECDsaPublicKey();
        return half is not null && InSession(open => open.FindPrivate(KeyName.Of(certificate))) is not null ? new Pkcs11Key(this, half.ExportParameters(false)) : null;
    }

    public void Destroy(X509Certificate2 certificate) => InSession(open =>
    {
        var name = KeyName.Of(certificate);
        handles.Remove(Convert.ToHexString(name));
        foreach (var handle in new[] { open.FindPrivate(name), open.FindPublic(name) })
        {
            if (handle is { } found)
            {
                open.Destroy(found);
            }
        }

        return true;
    });

    internal byte[] Sign(byte[] name, byte[] hash) => InSession(open =>
    {
        var text = Convert.ToHexString(name);
        if (!handles.TryGetValue(text, out var handle))
        {
            handle = handles[text] = open.FindPrivate(name) ?? throw new CryptographicException("The private key is no longer in the security module.");
        }

        return open.Sign(handle, hash);
    });

    /// <summary>One at a time, as a session asks for; when the module was restarted, once more in a new session.</summary>
    private T InSession<T>(Func<CryptokiSession, T> work)
    {
        lock (turn)
        {
            try
            {
                return work(session ??= new CryptokiSession(library.Value, token, pin));
            }
            catch (CryptokiException lost) when (lost.IsLostSession)
            {
                handles.Clear();
                return work(session = new CryptokiSession(library.Value, token, pin));
            }
        }
    }
}
