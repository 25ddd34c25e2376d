using System.Security.Cryptography;

namespace HealthAssess.Domain;

/// <summary>The one place ids come from.</summary>
public static class Ids
{
    /// <summary>Id of a resource or a row: UUID v7, so that index pages fill in order of time.</summary>
    /// <param name="time">The clock; a v7 id tells when it was made.</param>
    public static Guid New(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow());

    /// <summary>The same, made at an instant: for rules, which have no clock.</summary>
    public static Guid New(DateTimeOffset at) => Guid.CreateVersion7(at);

    /// <summary>
    /// 128 random bits as 32 lower-case hexadecimal characters, for whatever leaves with a person
    /// (certificate id, card link, pseudonym): it must tell neither when nor how many.
    /// </summary>
    public static string Unguessable() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
