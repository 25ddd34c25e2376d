using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Divoc;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Shc;
using HealthAssess.Certificates.VdsNc;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Certificates;

/// <summary>Finds out what a scanned text is, and reads it. Total: any text ends in a credential that says how far it got.</summary>
public static class CredentialReader
{
    /// <summary>The longest text that is looked at; a QR code holds at most 7,089 characters, a file somewhat more.</summary>
    public const int MaxLength = 64 * 1024;

    private const int MaxParts = 99;

    /// <summary>Reads a text, or the parts of one in any order.</summary>
    public static Credential Read(IReadOnlyList<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count is 0 or > MaxParts || parts.Sum(part => (long)part.Length) > MaxLength)
        {
            return Unreadable("too-long");
        }

        // A scan may carry a line end; Base45 may end in a space, so nothing else is cut.
        string[] texts = [.. parts.Select(part => part.Trim('\r', '\n', '\uFEFF'))];
        return texts[0].StartsWith(NumericMode.Prefix, StringComparison.OrdinalIgnoreCase) ? ShcReader.Read([.. texts.Select(LowerPrefix)])
            : texts is [var text] ? Read(text)
            : Unreadable("unknown-prefix");
    }

    private static Credential Read(string text) => text switch
    {
        _ when text.StartsWith(DivocReader.Prefix, StringComparison.Ordinal) => DivocReader.Read(text),
        _ when HealthCardFile.Token(text) is { } token => ShcReader.Read(token),
        ['{', ..] => SealReader.Read(text),
        ['e', 'y', ..] => ShcReader.Read(text),
        _ => HcertReader.Read(text),
    };

    // Some scanners write the scheme in capitals.
    private static string LowerPrefix(string text) =>
        text.StartsWith(NumericMode.Prefix, StringComparison.OrdinalIgnoreCase) ? NumericMode.Prefix + text[NumericMode.Prefix.Length..] : text;

    private static Credential Unreadable(string reason) =>
        new() { Format = CredentialFormat.Unknown, Steps = [CheckResult.Fail(Check.Prefix, reason)] };
}
