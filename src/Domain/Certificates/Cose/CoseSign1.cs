using System.Buffers;
using HealthAssess.Certificates.Cbor;

namespace HealthAssess.Certificates.Cose;

/// <summary>A message with one signature, in the very bytes that were received.</summary>
/// <remarks>RFC 9052, 4.2.</remarks>
public sealed record CoseSign1
{
    /// <summary>The protected header as received: what was signed.</summary>
    public required ReadOnlyMemory<byte> ProtectedBytes { get; init; }

    /// <summary>The protected header.</summary>
    public required CborValue Protected { get; init; }

    /// <summary>The unprotected header. Nothing in it is signed.</summary>
    public required CborValue Unprotected { get; init; }

    /// <summary>The payload as received.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The algorithm, which only the protected header may name.</summary>
    public CoseAlgorithm Algorithm =>
        Protected[CoseLabels.Algorithm]?.Integer is { } number && Enum.IsDefined((CoseAlgorithm)number) ? (CoseAlgorithm)number : CoseAlgorithm.Unknown;

    /// <summary>The key id: that of the protected header if there is one, else that of the unprotected one.</summary>
    public ReadOnlyMemory<byte>? KeyId => Bytes(Protected) ?? Bytes(Unprotected);

    /// <summary>The bytes that were signed.</summary>
    /// <remarks>RFC 9052, 4.4: the context, both signed parts as received, and no external data.</remarks>
    public byte[] ToBeSigned() => ToBeSigned(ProtectedBytes.Span, Payload.Span);

    internal static byte[] ToBeSigned(ReadOnlySpan<byte> protectedHeader, ReadOnlySpan<byte> payload)
    {
        var output = new ArrayBufferWriter<byte>(protectedHeader.Length + payload.Length + 24);
        CborWriter.Head(4, 4, output);
        CborWriter.Bytes(3, "Signature1"u8, output);
        CborWriter.Bytes(2, protectedHeader, output);
        CborWriter.Bytes(2, [], output);
        CborWriter.Bytes(2, payload, output);
        return output.WrittenSpan.ToArray();
    }

    private static ReadOnlyMemory<byte>? Bytes(CborValue header) =>
        header[CoseLabels.KeyId] is { Kind: CborKind.Bytes } value ? value.Bytes : (ReadOnlyMemory<byte>?)null;
}
