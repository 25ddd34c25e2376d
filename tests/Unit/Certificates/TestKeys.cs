using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Letters;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>Keys and statements made for tests.</summary>
internal static class TestKeys
{
    public const string Product = "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0";

    public static DateTimeOffset IssuedAt { get; } = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    public static ProductList Products { get; } = new(new Dictionary<string, string> { [Product] = IcvpValidity.YellowFever }, complete: true);

    public static SigningKey Signer(Action<CertificateRequest>? with = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("C=XX, CN=Test signer", key, HashAlgorithmName.SHA256);
        with?.Invoke(request);
        using var certificate = request.CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return SigningKey.Import(key.ExportPkcs8PrivateKey(), certificate.RawData);
    }

    public static TrustEntry Listed(SigningKey key) => new()
    {
        KeyId = key.KeyId,
        Key = KeyReader.OfCertificate(key.Certificate),
        Certificate = key.Certificate,
        Participant = "XXA",
        PublishesRevocations = false,
    };

    public static Circumstances Trusting(SigningKey key, DateOnly? day = null) =>
        new((day ?? new DateOnly(2026, 4, 1)).ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc), day ?? new(2026, 4, 1), new TrustList([Listed(key)], IssuedAt)) { Products = Products };

    public static IcvpPerson Person { get; } = new()
    {
        Name = "Aminata Nakayima",
        BirthDate = new(1994, 3, 2),
        Sex = "female",
        Nationality = "UGA",
        DocumentNumber = "B1234567",
        DocumentType = "PPN",
    };

    public static LetterStatement Letter => new()
    {
        Person = Person,
        Id = "4f1d2c3b4a59687786950a1b2c3d4e5f",
        Issued = new(2026, 3, 1),
        Disease = IcvpValidity.YellowFever,
        From = new(2026, 3, 1),
        Until = new(2026, 9, 1),
        Clinician = "Dr Rehema Ssali",
        Centre = "Nimule",
        Country = "UGA",
    };

    public static IcvpStatement Statement => new()
    {
        Person = Person,
        Issued = new(2026, 3, 1),
        Product = Product,
        Dose = new(2026, 3, 1),
        Lot = "V3A24M",
        Clinician = "Dr Rehema Ssali",
        Issuer = "NIM-01",
    };
}
