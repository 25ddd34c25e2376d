using System.Buffers;
using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Cose;

/// <summary>Signs a payload: tag 18, algorithm and key id in the protected header, nothing in the other.</summary>
/// <remarks>RFC 9052, 4.4; HCERT specification, 3.2.</remarks>
public static class CoseWriter
{
    /// <summary>The signed message.</summary>
    public static byte[] Sign(ReadOnlySpan<byte> payload, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var header = CborWriter.Write(CborValue.Map(
            (CoseLabels.Algorithm, CborValue.Of((Int128)(int)key.Algorithm)),
            (CoseLabels.KeyId, CborValue.Of(key.KeyId))));
        var signature = key.Sign(CoseSign1.ToBeSigned(header, payload));
        var output = new ArrayBufferWriter<byte>(payload.Length + signature.Length + 32);
        CborWriter.Head(6, 18, output);
        CborWriter.Head(4, 4, output);
        CborWriter.Bytes(2, header, output);
        CborWriter.Head(5, 0, output);
        CborWriter.Bytes(2, payload, output);
        CborWriter.Bytes(2, signature, output);
        return output.WrittenSpan.ToArray();
    }
}
