using System.Text;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>Looks for secrets in any bytes: as they are (so also inside DER and PKCS #8), in hexadecimal, in base64 and base64url at every offset, with line breaks or without (PEM, JWK).</summary>
internal sealed class KeySearch(IReadOnlyList<byte[]> secrets)
{
    private readonly (byte[] Raw, byte[] Hex, byte[][] Base64)[] spellings = [.. secrets.Select(secret => (secret, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret)), Base64Of(secret)))];

    /// <summary>How a secret is spelled where it was found, or null.</summary>
    public string? Find(byte[] bytes)
    {
        var (letters, lower) = Squeezed(bytes);
        foreach (var (raw, hex, base64) in spellings)
        {
            if (bytes.AsSpan().IndexOf(raw) >= 0)
            {
                return "raw";
            }

            if (lower.AsSpan().IndexOf(hex) >= 0)
            {
                return "hexadecimal";
            }

            if (base64.Any(part => letters.AsSpan().IndexOf(part) >= 0))
            {
                return "base64";
            }
        }

        return null;
    }

    // What of the letters is the secret's alone, for each of the three places where it can begin within a group.
    private static byte[][] Base64Of(byte[] secret) =>
    [
        .. Enumerable.Range(0, 3).Select(offset => Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[offset], .. secret])[Group(offset, 5)..Group(offset + secret.Length, 0)])),
    ];

    // The letter at which a byte begins: six bits a letter.
    private static int Group(int bytes, int up) => ((8 * bytes) + up) / 6;

    private static (byte[] Letters, byte[] Lower) Squeezed(byte[] bytes)
    {
        var (letters, lower, length) = (new byte[bytes.Length], new byte[bytes.Length], 0);
        foreach (var one in bytes)
        {
            // White space, and line breaks as JSON writes them: a PEM inside a text.
            if (one is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                continue;
            }

            letters[length] = one switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => one };
            lower[length++] = one is >= (byte)'A' and <= (byte)'Z' ? (byte)(one | 0x20) : one;
        }

        return (letters[..length], lower[..length]);
    }
}
