using System.Runtime.InteropServices;
using System.Text;

namespace HealthAssess.Storage.PrivateKeys.Pkcs11;

/// <summary>A session with a token, logged in. One caller at a time: the store sees to it.</summary>
/// <remarks>PKCS #11 2.40, 5.6 to 5.13. Curve P-256 (its object identifier in DER), signatures by CKM_ECDSA over a hash: r and s side by side.</remarks>
internal sealed class CryptokiSession
{
    private const nuint ReadWriteSerial = 0x6, User = 1, AlreadyLoggedIn = 0x100;
    private const nuint PublicKeys = 2, PrivateKeys = 3, EllipticKey = 3;
    private const nuint GeneratePair = 0x1040, SignHash = 0x1041;
    private const int SignatureLength = 64, PointLength = 65;

    private static readonly byte[] P256 = [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];

    private readonly CryptokiLibrary library;
    private readonly nuint session;

    public CryptokiSession(CryptokiLibrary library, string token, string pin)
    {
        this.library = library;
        CryptokiLibrary.Check("C_OpenSession", library.Call<CryptokiCalls.OpenSessionCall>(CryptokiCalls.OpenSession)(library.Slot(token), ReadWriteSerial, 0, 0, out session));
        var secret = Encoding.UTF8.GetBytes(pin);
        if (library.Call<CryptokiCalls.LoginCall>(CryptokiCalls.Login)(session, User, secret, (nuint)secret.Length) is var code and not (0 or AlreadyLoggedIn))
        {
            throw new CryptokiException("C_Login", code);
        }
    }

    /// <summary>Makes a pair that never leaves the token; answers with both halves and the point of the public one.</summary>
    public (nuint Public, nuint Private, byte[] Point) Generate(string label)
    {
        using var open = new AttributeTemplate().With(AttributeTemplate.OnToken, true).With(AttributeTemplate.Verify, true)
            .With(AttributeTemplate.CurveParameters, P256).With(AttributeTemplate.Label, Encoding.UTF8.GetBytes(label));
        using var hidden = new AttributeTemplate().With(AttributeTemplate.OnToken, true).With(AttributeTemplate.Private, true).With(AttributeTemplate.Sensitive, true)
            .With(AttributeTemplate.Extractable, false).With(AttributeTemplate.Sign, true).With(AttributeTemplate.Label, Encoding.UTF8.GetBytes(label));
        CryptokiLibrary.Check("C_GenerateKeyPair", library.Call<CryptokiCalls.GenerateKeyPairCall>(CryptokiCalls.GenerateKeyPair)(
            session, new CryptokiCalls.Mechanism(GeneratePair, 0, 0), open.Rows, open.Count, hidden.Rows, hidden.Count, out var publicKey, out var privateKey));
        return (publicKey, privateKey, Point(publicKey));
    }

    public void Name(nuint handle, byte[] name)
    {
        using var id = new AttributeTemplate().With(AttributeTemplate.Id, name);
        CryptokiLibrary.Check("C_SetAttributeValue", library.Call<CryptokiCalls.AttributesCall>(CryptokiCalls.SetAttributeValue)(session, handle, id.Rows, id.Count));
    }

    public nuint? FindPrivate(byte[] name) => Find(PrivateKeys, name);

    public nuint? FindPublic(byte[] name) => Find(PublicKeys, name);

    public byte[] Sign(nuint key, byte[] hash)
    {
        CryptokiLibrary.Check("C_SignInit", library.Call<CryptokiCalls.SignInitCall>(CryptokiCalls.SignInit)(session, new CryptokiCalls.Mechanism(SignHash, 0, 0), key));
        var (signature, length) = (new byte[SignatureLength], (nuint)SignatureLength);
        CryptokiLibrary.Check("C_Sign", library.Call<CryptokiCalls.SignCall>(CryptokiCalls.Sign)(session, hash, (nuint)hash.Length, signature, ref length));
        return signature;
    }

    public void Destroy(nuint handle) =>
        CryptokiLibrary.Check("C_DestroyObject", library.Call<CryptokiCalls.ObjectCall>(CryptokiCalls.DestroyObject)(session, handle));

    private nuint? Find(nuint kind, byte[] name)
    {
        using var wanted = new AttributeTemplate().With(AttributeTemplate.Class, kind).With(AttributeTemplate.KeyType, EllipticKey).With(AttributeTemplate.Id, name);
        CryptokiLibrary.Check("C_FindObjectsInit", library.Call<CryptokiCalls.FindObjectsInitCall>(CryptokiCalls.FindObjectsInit)(session, wanted.Rows, wanted.Count));
        var found = new nuint[1];
        CryptokiLibrary.Check("C_FindObjects", library.Call<CryptokiCalls.FindObjectsCall>(CryptokiCalls.FindObjects)(session, found, 1, out var count));
        CryptokiLibrary.Check("C_FindObjectsFinal", library.Call<CryptokiCalls.SessionCall>(CryptokiCalls.FindObjectsFinal)(session));
        return count == 1 ? found[0] : null;
    }

    // The standard wraps the point in an octet string; some tokens give it bare.
    private byte[] Point(nuint publicKey)
    {
        using var template = new AttributeTemplate().With(AttributeTemplate.CurvePoint, new byte[PointLength + 8]);
        var rows = template.Rows;
        CryptokiLibrary.Check("C_GetAttributeValue", library.Call<CryptokiCalls.AttributesCall>(CryptokiCalls.GetAttributeValue)(session, publicKey, rows, 1));
        var value = new byte[rows[0].Length];
        Marshal.Copy(rows[0].Value, value, 0, value.Length);
        return value[^PointLength..];
    }
}
