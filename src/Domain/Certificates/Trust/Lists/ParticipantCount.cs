namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>One participant of a proposed list in numbers.</summary>
/// <param name="Participant">Its code.</param>
/// <param name="Signers">Document signers in the proposed list.</param>
/// <param name="Authorities">Authorities in it.</param>
/// <param name="Others">Keys for anything else.</param>
/// <param name="Added">Keys that are new.</param>
/// <param name="Changed">Keys that are not as they were.</param>
/// <param name="Removed">Keys that go.</param>
/// <param name="Expired">Signers whose certificate has run out: what they signed in time stays good.</param>
/// <param name="Expiring">Keys that run out soon.</param>
/// <param name="Chained">Signers that a listed authority signed.</param>
/// <param name="Contradicted">Signers that the authority listed for them did not sign: they are not trusted.</param>
public sealed record ParticipantCount(
    string Participant, int Signers, int Authorities, int Others, int Added, int Changed, int Removed, int Expired, int Expiring, int Chained, int Contradicted)
{
    internal static ParticipantCount Of(string participant, IReadOnlyList<ListedKey> keys)
    {
        var there = keys.Where(key => key.Change != ListChange.Removed).ToList();
        var signers = there.Where(key => key.Use == KeyUse.DocumentSigner).ToList();
        return new(
            participant, signers.Count, there.Count(key => key.Use == KeyUse.Authority), there.Count(key => key.Use is not (KeyUse.DocumentSigner or KeyUse.Authority)),
            keys.Count(key => key.Change == ListChange.Added), keys.Count(key => key.Change == ListChange.Changed), keys.Count(key => key.Change == ListChange.Removed),
            signers.Count(key => key.Findings.Contains("expired")), there.Count(key => key.Findings.Contains("expires-soon")),
            signers.Count(key => key.Findings.Contains("chain-verified")), signers.Count(key => key.Findings.Contains("chain-contradicted")));
    }
}
