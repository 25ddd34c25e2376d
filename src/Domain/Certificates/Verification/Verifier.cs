using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Verification.Checks;

namespace HealthAssess.Certificates.Verification;

/// <summary>Verifies a credential: reads it, makes every check in order, and sums them up. Total: any text ends in a report.</summary>
public static class Verifier
{
    /// <summary>The checks after reading, in the order in which they are made and shown. Each gives null where it does not apply.</summary>
    private static Func<Subject, CheckResult?>[] Checks { get; } =
    [
        SignatureCheck.Of,
        KeyUsageCheck.Of,
        SchemaCheck.Of,
        IssuerTrustedCheck.Of,
        ExpiryCheck.Of,
        RevocationCheck.Of,
        ProductCheck.Of,
        MedicalCheck.Of,
        PersonCheck.Of,
        RequirementCheck.Of,
    ];

    /// <summary>Verifies a text, or the parts of one in any order.</summary>
    public static Report Verify(IReadOnlyList<string> parts, Circumstances circumstances) => Verify(CredentialReader.Read(parts), circumstances);

    /// <summary>Verifies a text.</summary>
    public static Report Verify(string text, Circumstances circumstances) => Verify([text], circumstances);

    /// <summary>Verifies a credential that has been read.</summary>
    public static Report Verify(Credential credential, Circumstances circumstances)
    {
        ArgumentNullException.ThrowIfNull(credential);
        ArgumentNullException.ThrowIfNull(circumstances);
        var signer = SignerSearch.Find(credential, circumstances.Trust);
        List<CheckResult> results = [.. credential.Steps];
        if (credential.Readable)
        {
            var subject = new Subject(credential, signer, circumstances);
            foreach (var check in Checks)
            {
                if (check(subject) is { } result)
                {
                    results.Add(result);
                }
            }
        }

        var (verdict, decided) = VerdictRule.Of(results);
        return new Report(verdict, decided, results, credential, circumstances.TrustIsStale, circumstances.ClockIsWrong, signer.Entry?.Demo ?? false);
    }
}
