using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Icvp;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>The certificate meets what this place asks for. Where it does not, vaccination or observation is offered; the certificate stays valid.</summary>
/// <remarks>
/// IHR Annex 7 (2)(h). A letter never meets it: it is for the authority to take into account (Annex 6 (9), Annex 7 (2)(i)), so the answer is left open.
/// </remarks>
internal static class RequirementCheck
{
    public static CheckResult? Of(Subject subject)
    {
        if (subject.Circumstances.Requirement is not { } asked || subject.Credential.Claims is not { } claims)
        {
            return null;
        }

        if (claims.Letter is { } letter)
        {
            return letter.Disease == asked.Disease ? CheckResult.Unknown(Check.Requirement, "exempt-by-letter", date: letter.Until) : CheckResult.Fail(Check.Requirement, OtherDisease);
        }

        var results = claims.Doses.Select(dose => Of(dose, asked, subject.Circumstances)).ToList();
        return results.Find(result => result.Outcome == CheckOutcome.Pass)
            ?? results.Find(result => result.Reason != OtherDisease)
            ?? CheckResult.Fail(Check.Requirement, OtherDisease);
    }

    private const string OtherDisease = "requirement-other-disease";

    private static CheckResult Of(ClaimedDose dose, EntryRequirement asked, Circumstances circumstances)
    {
        if (IcvpValidity.DiseaseOf(dose, circumstances.Products) is var disease && disease != asked.Disease)
        {
            return disease is null ? CheckResult.Unknown(Check.Requirement, "disease-not-known") : CheckResult.Fail(Check.Requirement, OtherDisease);
        }

        return dose.Date is not { } given ? CheckResult.Unknown(Check.Requirement, "dose-date-missing")
            : circumstances.Day < given.AddDays(asked.FromDays) ? CheckResult.Fail(Check.Requirement, "requirement-too-recent", date: given.AddDays(asked.FromDays))
            : asked.Months is { } months && circumstances.Day > given.AddMonths(months) ? CheckResult.Fail(Check.Requirement, "requirement-too-old", date: given.AddMonths(months))
            : CheckResult.Pass(Check.Requirement);
    }
}
