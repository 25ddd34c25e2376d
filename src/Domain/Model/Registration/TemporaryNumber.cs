using System.Security.Cryptography;

namespace HealthAssess.Domain.Registration;

/// <summary>The number of a traveller without a document: eight characters that can be read out and cannot be mixed up.</summary>
/// <remarks>Crockford's base 32 leaves out I, L, O and U. Random, because it must tell neither when nor how many.</remarks>
public static class TemporaryNumber
{
    /// <summary>A new one, after the code of the Point of Entry: <c>NIM-01-7K3M9QXA</c>.</summary>
    public static string New(string pointOfEntryCode) =>
        pointOfEntryCode + "-" + RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 8);
}
