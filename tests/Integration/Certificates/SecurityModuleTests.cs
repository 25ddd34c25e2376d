using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Storage.PrivateKeys;
using HealthAssess.Storage.PrivateKeys.Pkcs11;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>Keys in a security module: made, signing and destroyed inside it, with the same certificates as keys in files.</summary>
public sealed class SecurityModuleTests : IDisposable
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly CertificateForm[] Forms = [CertificateForm.Icvp, CertificateForm.Ddcc, CertificateForm.HealthCard, CertificateForm.Seal];

    private static readonly byte[] Data = [1, 2, 3];

    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [SoftHsmFact]
    public void A_key_signs_in_the_module_and_never_leaves_it()
    {
        var store = Module();
        using var key = store.Create();
        using var certificate = DemoAuthority.Authority(key, From);
        using var opened = store.Open(certificate)!;
        using var half = certificate.GetECDsaPublicKey()!;
        Assert.True(half.VerifyData(Data, opened.SignData(Data, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
        Assert.True(opened.VerifyData(Data, opened.SignData(Data, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
        Assert.ThrowsAny<CryptographicException>(() => opened.ExportParameters(true));
        Assert.ThrowsAny<Exception>(() => opened.ExportPkcs8PrivateKey());
        store.Destroy(certificate);
        Assert.Null(store.Open(certificate));
    }

    [SoftHsmFact]
    public async Task Many_threads_sign_with_one_key()
    {
        var store = Module();
        using var key = store.Create();
        using var certificate = DemoAuthority.Authority(key, From);
        using var half = certificate.GetECDsaPublicKey()!;
        var signatures = await Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(() => (Data: new[] { (byte)n }, Signature: key.SignData([(byte)n], HashAlgorithmName.SHA256)))));
        Assert.All(signatures, one => Assert.True(half.VerifyData(one.Data, one.Signature, HashAlgorithmName.SHA256)));
    }

    [SoftHsmFact]
    public void An_unknown_token_is_told_in_words()
    {
        _ = SoftHsm.PinFile;
        Assert.Contains("no token 'nobody'", Assert.ThrowsAny<Exception>(() => new Pkcs11Keys(SoftHsm.Library!, "nobody", SoftHsm.Pin).Create()).Message, StringComparison.Ordinal);
    }

    /// <remarks>An ECDSA signature holds a random number, so that no two are alike, of one key neither: everything but the signatures is compared, and these are verified.</remarks>
    [SoftHsmFact]
    public void Module_and_file_give_the_same_certificates()
    {
        var file = new EncryptedFiles(folder, WrappingKey.OfPassphrase("a passphrase"));
        using var inModule = new DemoKeys(From, Module().Create);
        using var inFile = new DemoKeys(From, file.Create);

        Assert.Equal(Shape(inFile.Authority), Shape(inModule.Authority));
        Assert.Equal(Shape(inFile.Signer.Certificate), Shape(inModule.Signer.Certificate));
        Assert.Equal(Shape(inFile.SealSigner.Certificate), Shape(inModule.SealSigner.Certificate));
        Assert.Equal((true, true), (CertificateSignature.IsBy(inModule.Signer.Certificate, inModule.Authority), CertificateSignature.IsBy(inModule.Authority, inModule.Authority)));

        var (module, files) = (Issue(inModule), Issue(inFile));
        Assert.Equal(files.Select(Said), module.Select(Said));
        Assert.All(module, credential => Assert.Equal(Verdict.ValidIdentityNotChecked, Verify(credential, inModule)));
        Assert.All(files, credential => Assert.Equal(Verdict.ValidIdentityNotChecked, Verify(credential, inFile)));
        Assert.All(module, credential => Assert.NotEqual(Verdict.ValidIdentityNotChecked, Verify(credential, inFile)));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Pkcs11Keys Module()
    {
        var pin = File.ReadAllText(SoftHsm.PinFile).Trim();
        return new Pkcs11Keys(SoftHsm.Library!, SoftHsm.Token, pin);
    }

    private static IReadOnlyList<IssuedCredential> Issue(DemoKeys keys) =>
        new CertificateWriting(keys.Signer, keys.SealSigner, "https://issuer.example", From.AddDays(1), "4f1d2c3b4a59687786950a1b2c3d4e5f").Write(Dose, Forms).Value;

    private static Verdict Verify(IssuedCredential credential, DemoKeys keys)
    {
        TrustEntry Entry(X509Certificate2 certificate, KeyUse use, string? name = null) => new()
        {
            KeyId = name is null ? KeyIds.OfCertificate(certificate.RawData) : System.Text.Encoding.UTF8.GetBytes(name),
            Key = KeyReader.OfCertificate(certificate),
            Certificate = certificate,
            Use = use,
            Participant = "XXA",
            PublishesRevocations = false,
            Url = name is null ? null : "https://issuer.example",
            Name = name,
        };
        var card = keys.Signer.Certificate;
        var trust = new TrustList(
        [
            Entry(keys.Authority, KeyUse.Authority), Entry(card, KeyUse.DocumentSigner), Entry(keys.SealSigner.Certificate, KeyUse.SealSigner),
            Entry(card, KeyUse.DocumentSigner, keys.Signer.Thumbprint) with { KeyId = System.Buffers.Text.Base64Url.DecodeFromChars(keys.Signer.Thumbprint) },
        ]);
        var at = From.AddDays(30);
        return Verifier.Verify(credential.Text, new Circumstances(at, DateOnly.FromDateTime(at.UtcDateTime), trust) { Products = ApprovedProducts.List }).Verdict;
    }

    /// <summary>A certificate without what every key and every serial number makes different.</summary>
    private static string Shape(X509Certificate2 certificate) => string.Join('\n', (IEnumerable<string>)
    [
        certificate.Subject, certificate.Issuer, certificate.NotBefore.ToUniversalTime().ToString("O"), certificate.NotAfter.ToUniversalTime().ToString("O"),
        certificate.SignatureAlgorithm.Value!, certificate.PublicKey.Oid.Value!, Convert.ToHexString(certificate.PublicKey.EncodedParameters!.RawData),
        .. certificate.Extensions.Select(extension => $"{extension.Oid!.Value} {extension.Critical} {(extension.Oid.Value is "2.5.29.14" or "2.5.29.35" ? extension.RawData.Length : Convert.ToHexString(extension.RawData))}"),
    ]);

    /// <summary>What a credential says, without its signature and its key's names.</summary>
    private static string Said(IssuedCredential credential)
    {
        var read = CredentialReader.Read([credential.Text]);
        return $"{credential.Form} {read.Readable} {read.Issuer} {read.IssuedAt:O} {read.Expires:O} {read.Signed!.Algorithm} {read.Signed.Signature.Length} {System.Text.Json.JsonSerializer.Serialize(read.Claims)}";
    }

    private static CertifiedDose Dose => CertifiedDose.Of(
        new HealthAssess.Fhir.Immunization(Resource.Parse("""
            {"resourceType":"Immunization","id":"i1","status":"completed","primarySource":true,"patient":{"reference":"Patient/p1"},"occurrenceDateTime":"2026-03-01T10:30:00+03:00","lotNumber":"V3A24M",
             "vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"},{"system":"http://smart.who.int/pcmt-vaxprequal/CodeSystem/PreQualProductIds","code":"YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0"}]},"performer":[{"actor":{"display":"Dr Rehema Ssali"}}]}
            """)),
        new Patient(Resource.Parse("""{"resourceType":"Patient","id":"p1","name":[{"use":"official","family":"Nakayima","given":["Aminata"]}],"gender":"female","birthDate":"1994-03-02"}""")),
        new IssuingFacts(new(2026, 3, 2), "Nimule", "UGA")).Value;
}
