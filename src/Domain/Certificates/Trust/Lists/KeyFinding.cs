using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>What a person who approves a list should know of one key, by stable names.</summary>
public static class KeyFinding
{
    /// <summary>The findings of a key at an instant: quirks, its term, its chain, what it may sign.</summary>
    public static IReadOnlyList<string> Of(TrustEntry entry, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(entry);
        List<string> findings = [.. entry.Quirks];
        if (entry.Key is null)
        {
            findings.Add("key-not-usable");
        }

        if (entry.Certificate is { } certificate)
        {
            findings.AddRange(OfTerm(certificate, at));
            findings.AddRange(entry.Use == KeyUse.DocumentSigner ? [Chain(entry), .. OfUsages(certificate)] : Array.Empty<string>());
        }

        return findings;
    }

    private static IEnumerable<string> OfTerm(X509Certificate2 certificate, DateTimeOffset at)
    {
        var (from, until) = Term.Of(certificate);
        return until < at ? ["expired"] : from > at ? ["not-yet-in-force"] : until < at.AddDays(TrustPolicy.SoonDays) ? ["expires-soon"] : [];
    }

    private static string Chain(TrustEntry entry) => entry.SignedByListedAuthority switch { true => "chain-verified", false => "chain-contradicted", null => "chain-unknown" };

    private static IEnumerable<string> OfUsages(X509Certificate2 certificate)
    {
        if (SignerUsages.Of(certificate) is not { } usages)
        {
            return ["usages-unreadable"];
        }

        return [.. usages.Any(Stray) ? new[] { "usage-of-stray-arc" } : [], .. usages.Where(Unknown).Select(usage => "usage-unknown " + usage)];
    }

    private static bool Stray(string usage) => usage.StartsWith(TrustPolicy.UsageArcs[1], StringComparison.Ordinal);

    private static bool Unknown(string usage) => !TrustPolicy.UsageArcs.Any(arc => usage.StartsWith(arc, StringComparison.Ordinal));
}
