using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Domain.Feeds;

/// <summary>The name of a record towards one recipient.</summary>
/// <remarks>
/// PR-11: a keyed hash per recipient, so that two recipients who compare notes cannot join their data, and so that an
/// id of ours (a UUID v7 tells when) never leaves. The same record always has the same name towards the same recipient:
/// that is what makes a repeated delivery the same delivery in effect.
/// </remarks>
public static class Pseudonym
{
    /// <summary>Identifier system of pseudonyms.</summary>
    public const string System = "https://healthassess.org/fhir/NamingSystem/record";

    /// <summary>128 bits of HMAC-SHA-256 over <c>Type/id</c>, lower-case hexadecimal.</summary>
    /// <param name="recipientKey">The recipient's own key, 32 bytes.</param>
    /// <param name="reference">The record, <c>Type/id</c>.</param>
    public static string Of(ReadOnlySpan<byte> recipientKey, string reference)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(recipientKey, Encoding.UTF8.GetBytes(reference), hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}
