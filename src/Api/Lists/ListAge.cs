using HealthAssess.Certificates.Trust;
using HealthAssess.Domain.Lists;

namespace HealthAssess.Api.Lists;

/// <summary>How old a list is, by the policy of verifiers.</summary>
public enum ListAge
{
    /// <summary>Fresh.</summary>
    Fresh,

    /// <summary>Shown with a warning.</summary>
    Stale,

    /// <summary>Its keys no longer prove anything.</summary>
    TooOld,
}

internal static class ListAges
{
    /// <summary>Entry rules hold until they are changed; keys and revocations have to be fetched anew.</summary>
    public static ListAge Of(string kind, DateTimeOffset asOf, DateTimeOffset now) =>
        ListKind.Format(kind) is null ? ListAge.Fresh : TrustPolicy.IsTooOld(asOf, now) ? ListAge.TooOld : TrustPolicy.IsStale(asOf, now) ? ListAge.Stale : ListAge.Fresh;
}
