using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>One key as two people look at it.</summary>
/// <param name="Participant">Whose.</param>
/// <param name="Use">What for.</param>
/// <param name="KeyId">Its name, as its list writes it.</param>
/// <param name="Until">Last day of its certificate; null without one.</param>
/// <param name="Change">What the list does with it.</param>
/// <param name="Findings">What there is to know.</param>
public sealed record ListedKey(string Participant, KeyUse Use, string KeyId, DateOnly? Until, ListChange Change, IReadOnlyList<string> Findings)
{
    internal static ListedKey Of(TrustEntry entry, ListChange change, DateTimeOffset at) => new(
        entry.Participant ?? entry.Url ?? "?", entry.Use, Convert.ToBase64String(entry.KeyId.Span),
        entry.Certificate is { } certificate ? DateOnly.FromDateTime(Term.Of(certificate).Until.UtcDateTime) : null, change, KeyFinding.Of(entry, at));
}
