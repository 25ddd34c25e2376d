using System.Security.Cryptography;

namespace HealthAssess.Storage.Audit;

/// <summary>The root over a list of hashes: one value that changes with any of them, their number or their order.</summary>
/// <remarks>Shape and domain separation of RFC 6962, section 2.1.</remarks>
internal static class MerkleTree
{
    public const int HashLength = SHA256.HashSizeInBytes;

    private const byte LeafMark = 0;
    private const byte NodeMark = 1;

    /// <summary>The root over leaf hashes that stand one after the other.</summary>
    public static byte[] Root(ReadOnlySpan<byte> leaves)
    {
        var count = leaves.Length / HashLength;
        if (count == 0)
        {
            return SHA256.HashData([]);
        }

        if (count == 1)
        {
            return SHA256.HashData([LeafMark, .. leaves]);
        }

        // The left part is the largest full tree that is smaller than the whole.
        var left = (int)(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count) / 2) * HashLength;
        return SHA256.HashData([NodeMark, .. Root(leaves[..left]), .. Root(leaves[left..])]);
    }
}
