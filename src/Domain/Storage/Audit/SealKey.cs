using System.Security.Cryptography;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Storage.Audit;

/// <summary>The key that signs seals, made at the first start and kept under the master key: whoever has only the database cannot seal.</summary>
internal static class SealKey
{
    public static async Task<ECDsa> Open(InstallationSecret secrets, CancellationToken cancellation)
    {
        var bytes = await secrets.Get("audit seal", Make, cancellation);
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(bytes, out _);
        return key;
    }

    private static byte[] Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKey();
    }
}
