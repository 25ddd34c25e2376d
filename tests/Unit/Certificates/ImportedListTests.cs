using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Trust.Lists;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>Lists of others in the forms they come in, sound, sloppy and broken.</summary>
public sealed class ImportedListTests
{
    private static readonly DateTimeOffset At = new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(TrustListFormat.Gdhcn, "{}")]
    [InlineData(TrustListFormat.Gdhcn, "not json")]
    [InlineData(TrustListFormat.Gdhcn, "{\"verificationMethod\":[]}")]
    [InlineData(TrustListFormat.HealthCardDirectory, "{\"participating_issuers\":[]}")]
    [InlineData(TrustListFormat.Csca, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData(TrustListFormat.Csca, "0")]
    [InlineData(TrustListFormat.EuRevocations, "[]")]
    [InlineData(TrustListFormat.EuRevocations, "{\"country\":\"DE\",\"kid\":\"UNKNOWN_KID\",\"hashType\":\"OTHER\",\"entries\":[{\"hash\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}]}")]
    public void What_is_no_list_of_its_kind_is_refused_in_words(TrustListFormat format, string content)
    {
        Assert.Null(ImportedListReader.Read(format, Encoding.UTF8.GetBytes(content), out var failure));
        Assert.False(string.IsNullOrWhiteSpace(failure));
    }

    [Fact]
    public void A_directory_gives_issuers_keys_and_revocations_and_names_what_it_leaves_out()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var sound = key.ExportParameters(false);
        var kid = KeyIds.Thumbprint(sound);
        var jwk = $$"""{"kty":"EC","use":"sig","alg":"ES256","crv":"P-256","kid":"{{kid}}","x":"{{Url(sound.Q.X!)}}","y":"{{Url(sound.Q.Y!)}}"}""";
        // The same key with a zero too many before each coordinate: its name is that of the key it means.
        var sloppy = $$"""{"kty":"EC","use":"sig","alg":"ES256","crv":"P-256","kid":"{{kid}}","x":"{{Url([0, .. sound.Q.X!])}}","y":"{{Url([0, .. sound.Q.Y!])}}"}""";
        var list = ImportedListReader.Read(TrustListFormat.HealthCardDirectory, Encoding.UTF8.GetBytes($$"""
            {"time":"2026-03-01T00:00:00Z","issuerInfo":[
              {"issuer":{"iss":"https://a.example","name":"A"},"keys":[{{jwk}}],"crls":[{"kid":"{{kid}}","method":"rid","ctr":1,"rids":["abc","def.1700000000"]}]},
              {"issuer":{"iss":"https://b.example","name":"B"},"keys":[{{sloppy}}]},
              {"issuer":{"iss":"https://c.example","name":"C"},"keys":[{{jwk.Replace(kid, "another", StringComparison.Ordinal)}}]},
              {"issuer":{"iss":"http://d.example","name":"D"},"keys":[{{jwk}}]}]}
            """), out _)!;
        Assert.Equal([("A", "https://a.example"), ("B", "https://b.example")], list.Entries.Select(entry => (entry.Participant, entry.Url)));
        Assert.All(list.Entries, entry => Assert.Equal(kid, Url(entry.KeyId.ToArray())));
        Assert.Equal(["key-of-wrong-length"], list.Entries[1].Quirks);
        Assert.Equal(["https://c.example", "an issuer without address"], list.LeftOut);
        Assert.Equal([new RevokedId("abc"), new RevokedId("def", DateTimeOffset.FromUnixTimeSeconds(1700000000))], Assert.Single(list.Revocations).Ids);
        Assert.Equal(2026, list.MadeAt!.Value.Year);
    }

    [Fact]
    public void A_sloppy_key_is_taken_from_its_certificate()
    {
        using var signer = TestKeys.Signer();
        var x5c = Convert.ToBase64String(signer.Certificate.RawData);
        var entry = Assert.Single(Gdhcn($$$"""{"id":"did:web:x:trustlist:DCC:XXA:DSC#AAAA","publicKeyJwk":{"kty":"EC","crv":"P-256","kid":"AAAA","x":"AA","y":"AA","x5c":["{{{x5c}}}"]},"participant":{"code":"#XXA"},"keyusage":{"code":"#DSC"}}""").Entries);
        Assert.Equal(signer.KeyId.ToArray(), entry.KeyId.ToArray());
        Assert.Equal(KeyReader.OfCertificate(signer.Certificate)!.ToDer(), entry.Key!.ToDer());
        Assert.Superset(new HashSet<string> { "named-otherwise", "key-from-certificate" }, KeyFinding.Of(entry, At).ToHashSet());
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [InlineData(false, false, null)]
    public void The_signature_proves_the_authority_and_only_the_key_identifier_contradicts_it(bool signed, bool meant, bool? expected)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = Authority(authorityKey);
        using var signerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=signer", signerKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
            meant ? authority.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single().SubjectKeyIdentifierBytes.Span : new byte[20]));
        using var certificate = request.Create(
            authority.SubjectName, X509SignatureGenerator.CreateForECDsa(signed ? authorityKey : otherKey), At.AddDays(-1), At.AddDays(1), [1]);
        var list = Gdhcn(Method("CSCA", authority) + "," + Method("DSC", certificate));
        Assert.Equal(expected, list.Entries.Single(entry => entry.Use == KeyUse.DocumentSigner).SignedByListedAuthority);

        static string Method(string use, X509Certificate2 one) =>
            $$$"""{"id":"x#{{{use}}}","publicKeyJwk":{"kty":"EC","x5c":["{{{Convert.ToBase64String(one.RawData)}}}"]},"participant":{"code":"#XXA"},"keyusage":{"code":"#{{{use}}}"}}""";
    }

    [Fact]
    public void A_batch_of_the_gateway_is_read_plain_in_an_array_and_in_its_envelope()
    {
        var hash = Convert.ToBase64String(new byte[16]);
        var batch = Encoding.UTF8.GetBytes($$"""{"country":"DE","expires":"2027-01-01T00:00:00Z","kid":"UNKNOWN_KID","hashType":"SIGNATURE","entries":[{"hash":"{{hash}}"},{"hash":"AAAA"}]}""");
        byte[][] forms = [batch, [(byte)'[', .. batch, (byte)']'], Envelope(batch, "1.2.840.113549.1.7.1")];
        Assert.All(forms, form =>
        {
            var list = ImportedListReader.Read(TrustListFormat.EuRevocations, form, out _)!;
            Assert.Equal((0, hash), (list.Revocations[0].KeyId.Length, Assert.Single(list.Revocations[0].Ids).Id));
            Assert.Equal("DE UNKNOWN_KID: hashes that are not 16 bytes long", Assert.Single(list.LeftOut));
        });
    }

    [Fact]
    public void Country_signing_certificates_are_read_from_pem_and_from_a_master_list()
    {
        using var signer = TestKeys.Signer();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            using (writer.PushSetOf())
            {
                writer.WriteEncodedValue(signer.Certificate.RawData);
            }
        }

        byte[][] forms = [Encoding.ASCII.GetBytes(signer.Certificate.ExportCertificatePem()), Envelope(writer.Encode(), "2.23.136.1.1.2")];
        Assert.All(forms, form => Assert.Equal((KeyUse.Authority, signer.Certificate.Subject), (Entry(form).Use, Entry(form).Name)));

        static TrustEntry Entry(byte[] form) => Assert.Single(ImportedListReader.Read(TrustListFormat.Csca, form, out _)!.Entries);
    }

    [Fact]
    public void A_list_in_our_own_form_tells_its_age_and_whose_revocations_it_knows()
    {
        using var json = System.Text.Json.JsonDocument.Parse("""{"asOf":"2026-03-01T00:00:00Z","keys":[],"revokedByKey":{"":["AAAAAAAAAAAAAAAAAAAAAA=="]}}""");
        Assert.True(PublishedTrustList.Is(json.RootElement));
        var known = new RevocationList();
        PublishedTrustList.Read(json.RootElement, known);
        Assert.True(known.Holds([], "AAAAAAAAAAAAAAAAAAAAAA==", null));
    }

    private static X509Certificate2 Authority(ECDsa key)
    {
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(At.AddDays(-2), At.AddDays(2));
    }

    private static ImportedList Gdhcn(string method) =>
        ImportedListReader.Read(TrustListFormat.Gdhcn, Encoding.UTF8.GetBytes($$"""{"verificationMethod":[{{method}}]}"""), out _)!;

    private static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static byte[] Envelope(byte[] content, string type)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        var first = new Asn1Tag(TagClass.ContextSpecific, 0);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.7.2");
            using (writer.PushSequence(first))
            using (writer.PushSequence())
            {
                writer.WriteInteger(3);
                using (writer.PushSetOf())
                {
                }

                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(type);
                    using (writer.PushSequence(first))
                    {
                        writer.WriteOctetString(content);
                    }
                }
            }
        }

        return writer.Encode();
    }
}
