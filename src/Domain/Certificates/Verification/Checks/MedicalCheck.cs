using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Icvp;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>Medically valid on the day: protection, not paper.</summary>
/// <remarks>An international certificate follows the rule of its disease; what other certificates state of themselves is held against the day.</remarks>
internal static class MedicalCheck
{
    public static CheckResult? Of(Subject subject) => subject.Credential switch
    {
        { Format: CredentialFormat.Icvp, Claims.Doses: var doses } => OfDoses(doses, subject.Circumstances),
        { Claims.Letter: { } letter } => OfLetter(letter, subject.Circumstances.Day),
        { Claims.Recovery: { } recovery } => OfDays(recovery.ValidFrom, recovery.ValidUntil, subject.Circumstances.Day),
        { Claims.Doses: [{ } dose] } when dose.StatedValidFrom is not null || dose.StatedValidUntil is not null => OfDays(dose.StatedValidFrom, dose.StatedValidUntil, subject.Circumstances.Day),
        _ => null,
    };

    // A letter protects from nothing; what is asked is whether it is good on the day.
    private static CheckResult OfLetter(ClaimedLetter letter, DateOnly day) =>
        day < letter.From ? CheckResult.Fail(Check.Medical, "letter-not-yet", date: letter.From)
        : day > letter.Until ? CheckResult.Fail(Check.Medical, "letter-ended", date: letter.Until)
        : CheckResult.Pass(Check.Medical, date: letter.Until);

    private static CheckResult OfDoses(IReadOnlyList<ClaimedDose> doses, Circumstances circumstances) => doses switch
    {
        [{ Date: not null } dose] when IcvpValidity.Of(dose, circumstances.Products) is { } validity => OfDays(validity.From, validity.Until, circumstances.Day, validity.Disease == IcvpValidity.YellowFever ? "for-life" : ""),
        [{ Date: not null } dose] => CheckResult.Unknown(Check.Medical, "disease-not-known", dose.Product),
        _ => CheckResult.Unknown(Check.Medical, "dose-date-missing"),
    };

    private static CheckResult OfDays(DateOnly? from, DateOnly? until, DateOnly day, string withoutEnd = "") =>
        day < from ? CheckResult.Fail(Check.Medical, "not-yet-valid", date: from)
        : day > until ? CheckResult.Fail(Check.Medical, "medically-expired", date: until)
        : CheckResult.Pass(Check.Medical, until is null ? withoutEnd : "", date: until);
}
