namespace HealthAssess.Certificates.Verification;

/// <summary>How one check ended, and why.</summary>
/// <param name="Check">Which check.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Stable name of the reason, for translations: <c>key-not-listed</c>; empty where a pass needs no words.</param>
/// <param name="Detail">What exactly, in English, where the reason alone does not say it.</param>
/// <param name="Date">The day a reason speaks of: from when, until when.</param>
public sealed record CheckResult(Check Check, CheckOutcome Outcome, string Reason, string? Detail = null, DateOnly? Date = null)
{
    internal static CheckResult Pass(Check check, string reason = "", string? detail = null, DateOnly? date = null) => new(check, CheckOutcome.Pass, reason, detail, date);

    internal static CheckResult Fail(Check check, string reason, string? detail = null, DateOnly? date = null) => new(check, CheckOutcome.Fail, reason, detail, date);

    internal static CheckResult Unknown(Check check, string reason, string? detail = null, DateOnly? date = null) => new(check, CheckOutcome.Unknown, reason, detail, date);
}
