using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Letters;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>One dose in every form that this product issues, with the list that verifies it: a yellow-fever dose, a COVID-19 dose for the EU's form, and a letter in place of a dose.</summary>
internal sealed class IssuedFormats : IDisposable
{
    public const string Address = "https://issuer.example";

    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly SigningKey signer;
    private readonly SigningKey sealSigner;
    private readonly DemoKeys keys = new(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public IssuedFormats()
    {
        signer = keys.Signer;
        sealSigner = keys.SealSigner;
        var writing = new CertificateWriting(signer, sealSigner, Address, At, "4f1d2c3b4a59687786950a1b2c3d4e5f");
        Credentials =
        [
            .. writing.Write(Dose(YellowFever), [CertificateForm.Icvp, CertificateForm.Ddcc, CertificateForm.HealthCard, CertificateForm.Seal]).Value,
            .. writing.Write(Dose(Covid), [CertificateForm.EuDcc]).Value,
            writing.Write(Letter),
        ];
    }

    public IReadOnlyList<IssuedCredential> Credentials { get; }

    public Circumstances Circumstances => new(At.AddDays(30), new DateOnly(2026, 4, 1), List()) { Products = ApprovedProducts.List };

    public SigningKey Signer => signer;

    /// <summary>A list of revocations that holds the international certificate and a thousand strangers.</summary>
    public byte[] Revocations() => RevocationFilter.Write(
        Enumerable.Range(0, 1000).Select(number => RevocationMark.Of("stranger " + number)).Append(Credentials[0].Mark), At.AddDays(30), signer);

    public CertificateWriting Writing => new(signer, sealSigner, Address, At, "4f1d2c3b4a59687786950a1b2c3d4e5f");

    /// <summary>The trust list in the form that the browser reads.</summary>
    public JsonObject ListJson() => new()
    {
        ["asOf"] = "2026-04-01T00:00:00Z",
        ["source"] = "tests",
        ["demo"] = true,
        ["keys"] = new JsonArray(
            Key("CSCA", keys.Authority.RawData), Key("DSC", signer.Certificate.RawData), Key("VDS", sealSigner.Certificate.RawData), CardKey()),
        ["productsComplete"] = false,
        ["products"] = new JsonArray([.. ApprovedProducts.List.Products.Select(product => new JsonObject { ["id"] = product, ["disease"] = ApprovedProducts.List.Disease(product), ["name"] = product })]),
    };

    public void Dispose()
    {
        keys.Dispose();
    }

    public static CertifiedDose Dose(string coding, string traveller = Traveller) => CertifiedDose.Of(
        new HealthAssess.Fhir.Immunization(Resource.Parse($$$"""
            {"resourceType":"Immunization","id":"i1","status":"completed","primarySource":true,"patient":{"reference":"Patient/p1"},"occurrenceDateTime":"2026-03-01T10:30:00+03:00","lotNumber":"V3A24M",
             "vaccineCode":{"coding":[{{{coding}}}]},"performer":[{"actor":{"display":"Dr Rehema Ssali"}}],"protocolApplied":[{"doseNumberPositiveInt":1}]}
            """)),
        new Patient(Resource.Parse(traveller)),
        new IssuingFacts(new(2026, 3, 2), "Nimule", "UGA")).Value;

    public static LetterStatement Letter { get; } = new()
    {
        Person = new()
        {
            Name = "Aminata Żużanna Nakayima-Gößinger",
            BirthDate = new(1994, 3, 2),
            Sex = "female",
            Nationality = "UGA",
            DocumentNumber = "B1234567",
            DocumentType = "PPN",
        },
        Id = "4f1d2c3b4a59687786950a1b2c3d4e5f",
        Issued = new(2026, 3, 2),
        Disease = "1D47",
        From = new(2026, 3, 2),
        Until = new(2026, 9, 2),
        Clinician = "Dr Rehema Ssali",
        Centre = "Nimule",
        Country = "UGA",
    };

    public const string YellowFever = """{"system":"http://hl7.org/fhir/sid/cvx","code":"183"},{"system":"http://smart.who.int/pcmt-vaxprequal/CodeSystem/PreQualProductIds","code":"YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0"}""";

    public const string Covid = """{"system":"http://hl7.org/fhir/sid/cvx","code":"208"}""";

    public const string Traveller = """
        {"resourceType":"Patient","id":"p1","name":[{"use":"official","family":"Nakayima-Gößinger","given":["Aminata","Żużanna"]}],"gender":"female","birthDate":"1994-03-02",
         "identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PPN"}]},"value":"B1234567"}]}
        """;

    private TrustList List()
    {
        using var json = System.Text.Json.JsonDocument.Parse(ListJson().ToJsonString());
        return new TrustList(PublishedTrustList.Read(json.RootElement, new RevocationList()), At.AddDays(30));
    }

    private static JsonObject Key(string usage, byte[] certificate) => new()
    {
        ["kid"] = Convert.ToBase64String(KeyIds.OfCertificate(certificate)),
        ["participant"] = "XXA",
        ["usage"] = usage,
        ["domain"] = "ICVP",
        ["x5c"] = new JsonArray(Convert.ToBase64String(certificate)),
        ["publishesRevocations"] = false,
    };

    private JsonObject CardKey()
    {
        using var key = signer.Certificate.GetECDsaPublicKey()!;
        var point = key.ExportParameters(false).Q;
        return new()
        {
            ["kid"] = signer.Thumbprint,
            ["participant"] = "XXA",
            ["usage"] = "DSC",
            ["domain"] = "SHC",
            ["issuer"] = Address,
            ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = System.Buffers.Text.Base64Url.EncodeToString(point.X), ["y"] = System.Buffers.Text.Base64Url.EncodeToString(point.Y) },
            ["publishesRevocations"] = false,
        };
    }
}
