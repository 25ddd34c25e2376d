using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>The certificate has a form we know and keeps that form's schema.</summary>
internal static class SchemaCheck
{
    public static CheckResult Of(Subject subject) => subject.Credential.Claims switch
    {
        null or { KnownForm: false } => CheckResult.Fail(Check.Schema, "unknown-version"),
        { SchemaFindings: [var first, ..] } => CheckResult.Fail(Check.Schema, "schema-broken", first),
        { Person.BirthDate: var birth } when ClaimDate.Day(birth) > Latest(subject) => CheckResult.Fail(Check.Schema, "schema-broken", "born after it was issued"),
        _ => CheckResult.Pass(Check.Schema),
    };

    private static DateOnly Latest(Subject subject) =>
        subject.Credential.IssuedAt is { } issued && DateOnly.FromDateTime(issued.UtcDateTime) is var day && day > subject.Circumstances.Day ? day : subject.Circumstances.Day;
}
