using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using HealthAssess.Certificates;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Shc;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Bench;

/// <summary>Issuing and verifying, text to verdict, against the bare signature operation on the same bytes, in the same run, on one core, keys imported.</summary>
internal static class CertificateSpeed
{
    private const string Product = "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0";
    private const string CardIssuer = "https://example.org/issuer";
    private const int Rounds = 300;
    private const int Times = 16;

    private static readonly DateTimeOffset Now = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task Run(TextWriter output)
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = Signer(curve);
        var (hcert, card) = (Issue(key), Card(curve));
        var circumstances = Circumstances(key, curve);
        Expect(hcert, circumstances);
        Expect(card, circumstances);
        var (toVerify, cardToVerify) = (CredentialReader.Read([hcert]).Signed!, CredentialReader.Read([card]).Signed!);
        (string Name, string Base, double Wanted, Action Step)[] steps =
        [
            ("bare verify", "", 0, () => curve.VerifyData(toVerify.Data.Span, toVerify.Signature.Span, HashAlgorithmName.SHA256)),
            ("HCERT to verdict", "bare verify", 0.85, () => Verifier.Verify(hcert, circumstances)),
            ("bare verify of a card", "", 0, () => curve.VerifyData(cardToVerify.Data.Span, cardToVerify.Signature.Span, HashAlgorithmName.SHA256)),
            ("SMART Health Card to verdict", "bare verify of a card", 0.6, () => Verifier.Verify(card, circumstances)),
            ("bare sign", "", 0, () => curve.SignData(toVerify.Data.Span, HashAlgorithmName.SHA256)),
            ("ICVP issued", "bare sign", 0.5, () => Issue(key)),
        ];
        var best = Measure(steps.Select(step => step.Step).ToArray());
        await output.WriteLineAsync("step                           per second   of the bare one   wanted");
        for (var at = 0; at < steps.Length; at++)
        {
            var (name, bare, wanted, _) = steps[at];
            var ratio = bare.Length == 0 ? "" : (best[Array.FindIndex(steps, step => step.Name == bare)] / best[at]).ToString("F2", CultureInfo.InvariantCulture);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name,-30} {1e6 / best[at],10:F0}   {ratio,15}   {(wanted > 0 ? $"≥ {wanted:F2}" : "")}"));
        }
    }

    // The steps take turns, so that what else the machine does falls on all of them. Microseconds, best round.
    private static double[] Measure(Action[] steps)
    {
        var best = steps.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var at = 0; at < steps.Length; at++)
            {
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < Times; i++)
                {
                    steps[at]();
                }

                best[at] = Math.Min(best[at], Stopwatch.GetElapsedTime(start).TotalMicroseconds / Times);
            }
        }

        return best;
    }

    private static void Expect(string text, Circumstances circumstances)
    {
        if (Verifier.Verify(text, circumstances).Verdict != Verdict.ValidIdentityNotChecked)
        {
            throw new InvalidOperationException("What is measured must verify.");
        }
    }

    private static string Issue(SigningKey key) => HcertWriter.Issue(SubClaims.Icvp, IcvpWriter.Write(Statement, IcvpDialect.C), "XX", Now.AddDays(-30), Now.AddMonths(20), key);

    private static IcvpStatement Statement { get; } = new()
    {
        Person = new()
        {
            Name = "Aminata Nakayima",
            BirthDate = new(1994, 3, 2),
            Sex = "female",
            Nationality = "UGA",
            DocumentNumber = "B1234567",
            DocumentType = "PPN",
        },
        Issued = new(2026, 3, 1),
        Product = Product,
        Dose = new(2026, 3, 1),
        Lot = "V3A24M",
        Clinician = "Dr Rehema Ssali",
        Issuer = "Nimule",
    };

    private static Circumstances Circumstances(SigningKey key, ECDsa curve)
    {
        var signer = new TrustEntry { KeyId = key.KeyId, Key = KeyReader.OfCertificate(key.Certificate), Certificate = key.Certificate, PublishesRevocations = false };
        var jwks = JsonWebKeySet.Read(JsonSerializer.SerializeToElement(new { keys = new[] { JsonSerializer.Deserialize<JsonElement>(Jwk(curve, named: true)) } }), CardIssuer);
        return new Circumstances(Now, DateOnly.FromDateTime(Now.UtcDateTime), new TrustList([signer, .. jwks], Now))
        {
            Products = new ProductList(new Dictionary<string, string> { [Product] = IcvpValidity.YellowFever }, complete: true),
        };
    }

    private static string Card(ECDsa curve)
    {
        const string Payload = """
            {"iss":"https://example.org/issuer","nbf":1772355600.5,"vc":{"type":["https://smarthealth.cards#health-card","https://smarthealth.cards#immunization"],"credentialSubject":{"fhirVersion":"4.0.1","fhirBundle":{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"resource:0","resource":{"resourceType":"Patient","name":[{"family":"Nakayima","given":["Aminata"]}],"birthDate":"1994-03-02"}},{"fullUrl":"resource:1","resource":{"resourceType":"Immunization","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"}]},"patient":{"reference":"resource:0"},"occurrenceDateTime":"2026-03-01","performer":[{"actor":{"display":"Nimule"}}],"lotNumber":"V3A24M"}}]}}}}
            """;
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(Payload));
        }

        var kid = JsonWebKeySet.Thumbprint(JsonSerializer.Deserialize<JsonElement>(Jwk(curve, named: false)));
        var signed = Text(Encoding.UTF8.GetBytes($$"""{"zip":"DEF","alg":"ES256","kid":"{{kid}}"}""")) + "." + Text(packed.ToArray());
        return NumericMode.Encode(signed + "." + Text(curve.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256)));
    }

    private static string Jwk(ECDsa curve, bool named)
    {
        var point = curve.ExportParameters(false).Q;
        var members = $"\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{Text(point.X!)}\",\"y\":\"{Text(point.Y!)}\"";
        var kid = JsonWebKeySet.Thumbprint(JsonSerializer.Deserialize<JsonElement>("{" + members + "}"));
        return "{" + members + (named ? $",\"kid\":\"{kid}\"" : "") + "}";
    }

    private static string Text(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static SigningKey Signer(ECDsa curve)
    {
        using var certificate = SelfSigned(curve);
        return SigningKey.Import(curve.ExportPkcs8PrivateKey(), certificate.RawData);
    }

    private static X509Certificate2 SelfSigned(ECDsa curve) =>
        new CertificateRequest("C=XX, CN=Bench", curve, HashAlgorithmName.SHA256).CreateSelfSigned(Now.AddYears(-1), Now.AddYears(3));
}
