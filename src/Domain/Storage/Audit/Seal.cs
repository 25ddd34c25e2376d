using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Storage.Audit;

/// <summary>One link of the chain: all audit rows of the transactions from one number to another.</summary>
/// <param name="Number">From 1.</param>
/// <param name="From">The first transaction covered.</param>
/// <param name="Below">The first transaction not covered.</param>
/// <param name="At">When it was sealed.</param>
/// <param name="Leaves">The hash of each row, in order: they name the row that was tampered with.</param>
/// <param name="Root">The Merkle root over them.</param>
/// <param name="Previous">The root of the seal before; zeros for the first.</param>
internal sealed record Seal(long Number, ulong From, ulong Below, DateTimeOffset At, byte[] Leaves, byte[] Root, byte[] Previous)
{
    /// <summary>What is signed.</summary>
    public byte[] Statement => SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"healthassess audit seal {Number} {From} {Below} {At.UtcTicks} {Convert.ToHexString(Root)} {Convert.ToHexString(Previous)}")));
}
