using HealthAssess.Domain;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>What the keeping of accounts and rights refuses before any rule is asked.</summary>
internal static class StaffRefusals
{
    public static Refusal NoAccount { get; } = new(RefusalKind.NotFound, "account-unknown", "There is no such account, or the person has left.");

    public static Refusal NoPlace { get; } = new(RefusalKind.NotFound, "place-not-found", "There is no such Point of Entry.", "pointsOfEntry");

    public static Refusal NoGrant { get; } = new(RefusalKind.NotFound, "grant-unknown", "There is no such right, or it has ended.");
}
