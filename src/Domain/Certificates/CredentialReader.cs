using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Certificates;

/// <summary>Finds out what a scanned text is, and reads it.</summary>
public static class CredentialReader
{
    /// <summary>The longest text that is looked at; a QR code holds at most 7,089 characters.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Reads a text, or the parts of one in any order.</summary>
    public static Credential Read(IReadOnlyList<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts is not [{ Length: <= MaxLength } text])
        {
            return Unreadable(parts.Count == 1 ? "too-long" : "unknown-prefix");
        }

        // A scan may carry a line end; the letters themselves may end in a space, so nothing else is cut.
        return HcertReader.Read(text.Trim('\r', '\n', '\uFEFF'));
    }

    private static Credential Unreadable(string reason) =>
        new() { Format = CredentialFormat.Unknown, Steps = [CheckResult.Fail(Check.Prefix, reason)] };
}
