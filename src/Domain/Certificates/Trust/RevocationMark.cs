using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Certificates.Trust;

/// <summary>The 40 bits under which a revoked credential stands in a published list: too few to tell whose it is, enough to miss a good one once in a million.</summary>
public static class RevocationMark
{
    /// <summary>The mark of a revocation id: the first five bytes of its SHA-256.</summary>
    public static long Of(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 24);
    }
}
