using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Icvp;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>Medically valid on the day: protection, not paper.</summary>
internal static class MedicalCheck
{
    public static CheckResult? Of(Subject subject) => subject.Credential switch
    {
        { Format: CredentialFormat.Icvp, Claims.Doses: var doses } => OfDoses(doses, subject.Circumstances),
        { Claims.Recovery: { } recovery } => OfRecovery(recovery, subject.Circumstances.Day),
        _ => null,
    };

    private static CheckResult OfDoses(IReadOnlyList<ClaimedDose> doses, Circumstances circumstances)
    {
        if (doses is not [{ Date: { } given } dose])
        {
            return CheckResult.Unknown(Check.Medical, "not-one-dated-dose");
        }

        return IcvpValidity.Of(dose, circumstances.Products) switch
        {
            null => CheckResult.Unknown(Check.Medical, "disease-not-known", dose.Product),
            _ when given > circumstances.Day => CheckResult.Fail(Check.Medical, "dose-in-the-future", date: given),
            { From: var from } when circumstances.Day < from => CheckResult.Fail(Check.Medical, "not-yet", date: from),
            { From: var from } => CheckResult.Pass(Check.Medical, date: from),
        };
    }

    private static CheckResult OfRecovery(ClaimedRecovery recovery, DateOnly day) => recovery switch
    {
        { ValidFrom: null } or { ValidUntil: null } => CheckResult.Unknown(Check.Medical, "dates-missing"),
        { ValidFrom: { } from } when day < from => CheckResult.Fail(Check.Medical, "not-yet", date: from),
        { ValidUntil: { } until } when day > until => CheckResult.Fail(Check.Medical, "over", date: until),
        _ => CheckResult.Pass(Check.Medical, date: recovery.ValidUntil),
    };
}
