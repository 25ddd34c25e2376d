using System.Buffers.Text;

namespace HealthAssess.Certificates.Keys;

/// <summary>Base64 as lists and keys write it: either alphabet, padded or not.</summary>
internal static class Base64Text
{
    /// <summary>The bytes, or null.</summary>
    public static byte[]? Decode(string text)
    {
        var plain = text.Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return Base64Url.IsValid(plain) ? Base64Url.DecodeFromChars(plain) : null;
    }
}
