using HealthAssess.Certificates.TravelDocuments;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>The certificate is this person's.</summary>
/// <remarks>
/// Birth date and document number decide as far as both sides have them; a name never refuses by itself, because documents order, cut
/// and transliterate it. Everything but agreement is for a person to look at.
/// </remarks>
internal static class PersonCheck
{
    public static CheckResult? Of(Subject subject)
    {
        if (subject.Circumstances.Person is not { } person)
        {
            return null;
        }

        if (subject.Credential.Claims?.Person is not { } claimed)
        {
            return CheckResult.Unknown(Check.Person, "person-not-read");
        }

        var (birth, number, name) = (Agree(claimed.BirthDate, person.BirthDate), SameNumber(claimed.DocumentNumber, person.DocumentNumber), NameMatch.Compare(claimed.Name, person.Name));
        return birth == false ? CheckResult.Fail(Check.Person, "birth-date-differs")
            : name == NameAgreement.Different ? CheckResult.Fail(Check.Person, "name-differs")
            : number == false ? CheckResult.Fail(Check.Person, "document-differs")
            : name == NameAgreement.Partial ? CheckResult.Unknown(Check.Person, "name-partly-agrees")
            : birth == true && (name == NameAgreement.Same || number == true) ? CheckResult.Pass(Check.Person)
            : CheckResult.Unknown(Check.Person, "not-enough-to-compare");
    }

    // Incomplete dates agree as far as they go.
    private static bool? Agree(string? one, string? other) =>
        string.IsNullOrEmpty(one) || string.IsNullOrEmpty(other) ? null
        : one.Length <= other.Length ? other.StartsWith(one, StringComparison.Ordinal)
        : one.StartsWith(other, StringComparison.Ordinal);

    private static bool? SameNumber(string? one, string? other) =>
        string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other) ? null : Letters(one) == Letters(other);

    private static string Letters(string number) => string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
