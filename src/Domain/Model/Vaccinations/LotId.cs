using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>
/// The id of a lot follows from its product and number, so that a dose that names both finds its lot whoever wrote it,
/// and two Points of Entry that receive the same lot mean the same one.
/// </summary>
/// <remarks>RFC 9562, UUID version 8: SHA-256 of <c>product|LOT</c>.</remarks>
public static class LotId
{
    /// <summary>The id of a lot.</summary>
    /// <param name="product">Code of the product.</param>
    /// <param name="lotNumber">Number on the vial; case and spaces do not count.</param>
    public static Guid Of(string product, string lotNumber)
    {
        ArgumentNullException.ThrowIfNull(lotNumber);
        var name = $"{product}|{lotNumber.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
