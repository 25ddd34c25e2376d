using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Certificates.Divoc;

/// <summary>Reads a DIVOC credential: a verifiable credential in JSON, in a ZIP file, in base64.</summary>
/// <remarks>
/// Its signature is over a canonical form of RDF that needs a JSON-LD processor and contexts from the network. It is not checked here, so
/// such a credential is read and shown but never accepted.
/// </remarks>
public static class DivocReader
{
    /// <summary>How such a text begins.</summary>
    public const string Prefix = "B64:";

    private const int Cap = 256 * 1024;

    /// <summary>Reads the text.</summary>
    public static Credential Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<CheckResult> steps = [CheckResult.Pass(Check.Prefix)];
        if (Base64Text.Decode(text[Prefix.Length..].Trim()) is not { } zip || Unzip(zip) is not { } json)
        {
            return new Credential { Format = CredentialFormat.Divoc, Steps = [.. steps, CheckResult.Fail(Check.Compression, "compression-broken")] };
        }

        steps.Add(CheckResult.Pass(Check.Compression));
        return StrictJson.Parse(json) is { ValueKind: JsonValueKind.Object } credential
            ? new Credential
            {
                Format = CredentialFormat.Divoc,
                Steps = [.. steps, CheckResult.Pass(Check.Cose)],
                Issuer = credential.Text("issuer"),
                IssuedAt = DateTimeOffset.TryParse(credential.Text("issuanceDate"), System.Globalization.CultureInfo.InvariantCulture, out var issued) ? issued : null,
                MayLackExpiry = true,
                Claims = Claims(credential),
                JsonSource = () => JsonNode.Parse(credential.GetRawText()),
            }
            : new Credential { Format = CredentialFormat.Divoc, Steps = [.. steps, CheckResult.Fail(Check.Cose, "not-claims")] };
    }

    private static CertificateClaims Claims(JsonElement credential)
    {
        var (subject, evidence) = (credential.Object("credentialSubject"), credential.Items("evidence").ToList());
        return new CertificateClaims
        {
            Kind = evidence.Count > 0 ? CertificateKind.Vaccination : CertificateKind.Unknown,
            Person = new ClaimedPerson(subject.Text("name"), subject.Text("dob"), subject.Text("gender"), subject.Text("nationality"), subject.Text("refId")),
            Doses = [.. evidence.Select(Dose)],
            Id = evidence.Count > 0 ? evidence[0].Text("certificateId") : null,
        };
    }

    private static ClaimedDose Dose(JsonElement evidence) => new()
    {
        Date = ClaimDate.Day(evidence.Text("date")),
        Product = evidence.Text("vaccine"),
        Manufacturer = evidence.Text("manufacturer"),
        Lot = evidence.Text("batch"),
        Number = (int?)evidence.Number("dose"),
        Of = (int?)evidence.Number("totalDoses"),
        Issuer = evidence.Object("facility").Text("name"),
        Clinician = evidence.Object("verifier").Text("name"),
    };

    private static byte[]? Unzip(byte[] zip)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            if (archive.Entries is not [{ Length: <= Cap } entry])
            {
                return null;
            }

            using var stream = entry.Open();
            var json = new byte[Cap + 1];
            var length = stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false);
            return length > Cap ? null : json[..length];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
