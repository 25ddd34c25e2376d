using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Cli;

/// <summary>A report as one JSON line.</summary>
internal static class VerifyAnswer
{
    public static JsonObject Of(Report report)
    {
        var checks = new JsonObject();
        foreach (var check in report.Checks)
        {
            checks[JsonNamingPolicy.CamelCase.ConvertName(check.Check.ToString())] = Check(check);
        }

        return new JsonObject
        {
            ["format"] = Format(report.Credential.Format),
            ["verdict"] = VerdictNames.Of(report.Verdict),
            ["checks"] = checks,
            ["claims"] = report.Credential.Json?.DeepClone(),
        };
    }

    private static JsonObject Check(CheckResult check)
    {
        var result = new JsonObject { ["result"] = check.Outcome.ToString().ToLowerInvariant(), ["reason"] = check.Detail is null ? check.Reason : $"{check.Reason}: {check.Detail}".TrimStart(':', ' ') };
        if (check.Date is { } date)
        {
            result["date"] = date.ToString("yyyy-MM-dd", null);
        }

        return result;
    }

    private static string Format(CredentialFormat format) => format switch
    {
        CredentialFormat.Icvp => "icvp",
        CredentialFormat.EuDcc => "dcc",
        CredentialFormat.DdccVaccination or CredentialFormat.DdccBare => "ddcc-vs",
        CredentialFormat.DdccTest => "ddcc-tr",
        CredentialFormat.HealthLink => "health-link",
        CredentialFormat.ContraindicationLetter => "contraindication",
        CredentialFormat.Hcert => "hcert",
        CredentialFormat.SmartHealthCard => "shc",
        CredentialFormat.VdsNc => "vds-nc",
        CredentialFormat.Divoc => "divoc",
        _ => "unknown",
    };
}
