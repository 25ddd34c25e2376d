using HealthAssess.Certificates.Cbor;

namespace HealthAssess.Certificates.Cose;

/// <summary>Reads a message with one signature.</summary>
/// <remarks>RFC 9052, 4.2 and RFC 8392, 6: tag 18, tag 61 around tag 18, or no tag at all; four items; no critical header that we do not know.</remarks>
public static class CoseReader
{
    private const ulong Sign1Tag = 18;
    private const ulong CwtTag = 61;

    /// <summary>Reads the message, or says why not.</summary>
    public static CoseSign1? Read(ReadOnlyMemory<byte> bytes, out string? failure)
    {
        if (CborReader.Read(bytes, out failure) is not { } item)
        {
            return null;
        }

        var message = Untag(item);
        if (message is not { Kind: CborKind.Array, Items: [{ Kind: CborKind.Bytes } header, { Kind: CborKind.Map } unprotected, { Kind: CborKind.Bytes } payload, { Kind: CborKind.Bytes } signature] })
        {
            failure = "not a message with one signature";
            return null;
        }

        var protectedHeader = header.Bytes.IsEmpty ? CborValue.Of((IReadOnlyList<KeyValuePair<CborValue, CborValue>>)[]) : CborReader.Read(header.Bytes, out failure);
        if (protectedHeader is not { Kind: CborKind.Map } || protectedHeader[CoseLabels.Critical] is not null)
        {
            failure ??= "a protected header that is not understood";
            return null;
        }

        return new CoseSign1
        {
            ProtectedBytes = header.Bytes,
            Protected = protectedHeader,
            Unprotected = unprotected,
            Payload = payload.Bytes,
            Signature = signature.Bytes,
        };
    }

    private static CborValue Untag(CborValue item)
    {
        var inner = item.TagNumber == CwtTag ? item.Items[0] : item;
        return inner.TagNumber == Sign1Tag ? inner.Items[0] : inner;
    }
}
