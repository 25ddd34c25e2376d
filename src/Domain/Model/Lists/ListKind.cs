using HealthAssess.Certificates.Trust.Lists;

namespace HealthAssess.Domain.Lists;

/// <summary>The kinds of list that come into force by two people.</summary>
public static class ListKind
{
    /// <summary>Keys of the Global Digital Health Certification Network.</summary>
    public const string Gdhcn = "gdhcn";

    /// <summary>Issuers of SMART Health Cards.</summary>
    public const string HealthCardDirectory = "health-card-directory";

    /// <summary>Country signing certificates.</summary>
    public const string Csca = "csca";

    /// <summary>Revocation batches of the EU gateway.</summary>
    public const string EuRevocations = "eu-revocations";

    /// <summary>Entry requirements.</summary>
    public const string Requirements = "requirements";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Gdhcn, HealthCardDirectory, Csca, EuRevocations, Requirements];

    /// <summary>Those that verifiers use.</summary>
    public static IReadOnlyList<string> OfTrust { get; } = [Gdhcn, HealthCardDirectory, Csca, EuRevocations];

    /// <summary>The form of a list for verifiers; null for any other.</summary>
    public static TrustListFormat? Format(string kind) => kind switch
    {
        Gdhcn => TrustListFormat.Gdhcn,
        HealthCardDirectory => TrustListFormat.HealthCardDirectory,
        Csca => TrustListFormat.Csca,
        EuRevocations => TrustListFormat.EuRevocations,
        _ => null,
    };
}
