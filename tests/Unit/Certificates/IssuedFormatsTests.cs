using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Dcc;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Shc;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain.Certificates;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>Every form that is issued is read back, refused when a bit is wrong, and written for the scripts' tests, in which the readers of others read it.</summary>
public sealed class IssuedFormatsTests
{
    private static readonly string Path = System.IO.Path.Combine(SharedData.Root, "src", "Web", "Scripts", "vectors", "issued.json");

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Forms => [.. Enum.GetValues<CertificateForm>().Select(CertificateForms.Code)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_is_issued_verifies(string form)
    {
        using var issued = new IssuedFormats();
        var report = Verifier.Verify(Of(issued, form).Codes, issued.Circumstances);
        Assert.True(report.Verdict == Verdict.ValidIdentityNotChecked, string.Join(", ", report.Checks));
        Assert.Equal("1994-03-02", report.Credential.Claims!.Person.BirthDate);
        Assert.Equal(form == "hcert-contraindication" ? [] : [new DateOnly(2026, 3, 1)], report.Credential.Claims.Doses.Select(dose => dose.Date!.Value));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_flipped_bit_is_refused(string form)
    {
        using var issued = new IssuedFormats();
        var circumstances = issued.Circumstances;
        var accepted = Flips(Of(issued, form)).Where(text => Verifier.Verify(text, circumstances).Verdict is Verdict.ValidIdentityNotChecked or Verdict.MatchValid).ToList();
        Assert.Empty(accepted);
    }

    [Fact]
    public void A_large_card_is_cut_into_parts_that_may_come_in_any_order()
    {
        using var issued = new IssuedFormats();
        var doses = Enumerable.Range(0, 60).Select(_ => IssuedFormats.Dose(IssuedFormats.YellowFever)).ToList();
        var bundle = HealthCardBundle.Of(doses);
        foreach (var (entry, index) in bundle["entry"]!.AsArray().Skip(1).Select((entry, index) => (entry, index)))
        {
            entry!["resource"]!["lotNumber"] = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData([(byte)index]))[..20];
        }

        var token = ShcWriter.Issue(bundle, IssuedFormats.Address, new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), new(2028, 3, 2, 0, 0, 0, TimeSpan.Zero), "abc", issued.Signer);
        var parts = NumericMode.Split(token);
        Assert.InRange(parts.Count, 2, 9);
        Assert.True(parts.Max(part => part.Length) - parts.Min(part => part.Length) <= 2 * parts.Count);
        Assert.Equal(60, Verifier.Verify([.. parts.Reverse()], issued.Circumstances).Credential.Claims!.Doses.Count);
        Assert.Equal(60, Verifier.Verify($$"""{"verifiableCredential":["{{token}}"]}""", issued.Circumstances).Credential.Claims!.Doses.Count);
    }

    [Theory]
    [InlineData("URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813", 'B')]
    [InlineData("URN:UVCI:01:GR:7UXL2ZTSS6KUZAF2XAAA3A4C4I", 'E')]
    [InlineData("URN:UVCI:01:FR:Y4996KBJ4Q3Q", ':')]
    public void The_check_character_is_the_one_that_states_write(string id, char check) => Assert.Equal(check, Uvci.CheckCharacter(id));

    [Fact]
    public void The_vectors_for_the_readers_of_others_verify()
    {
        using var issued = new IssuedFormats();
        if (Environment.GetEnvironmentVariable("WRITE_VECTORS") == "1")
        {
            var credentials = issued.Credentials.Select(credential => new JsonObject
            {
                ["form"] = CertificateForms.Code(credential.Form),
                ["text"] = credential.Text,
                ["codes"] = new JsonArray([.. credential.Codes.Select(code => (JsonNode)code)]),
            });
            File.WriteAllText(Path, new JsonObject { ["list"] = issued.ListJson(), ["revocations"] = Convert.ToBase64String(issued.Revocations()), ["credentials"] = new JsonArray([.. credentials]) }.ToJsonString(new JsonSerializerOptions(Plain) { WriteIndented = true }) + "\n");
        }

        using var file = JsonDocument.Parse(File.ReadAllText(Path));
        var list = HealthAssess.Certificates.Trust.PublishedTrustList.Read(file.RootElement.GetProperty("list"), new());
        var circumstances = issued.Circumstances with { Trust = new(list, issued.Circumstances.At) };
        foreach (var credential in file.RootElement.GetProperty("credentials").EnumerateArray())
        {
            Assert.Equal(Verdict.ValidIdentityNotChecked, Verifier.Verify([.. credential.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)], circumstances).Verdict);
        }
    }

    private static IssuedCredential Of(IssuedFormats issued, string form) => issued.Credentials.Single(credential => CertificateForms.Code(credential.Form) == form);

    private static IEnumerable<string> Flips(IssuedCredential credential) => credential.Form switch
    {
        CertificateForm.HealthCard => Parts(credential.Text.Split('.')),
        CertificateForm.Seal => Seals(credential.Text),
        _ => Bits(Unpacked(credential.Text)).Select(bytes => HcertReader.Context + Base45.Encode(bytes)),
    };

    private static byte[] Unpacked(string text) => Base45.TryDecode(text.AsSpan(HcertReader.Context.Length), out var bytes) ? bytes : [];

    // Header, payload and signature each as bytes: their letters have one way to be written.
    private static IEnumerable<string> Parts(string[] parts) => Enumerable.Range(0, parts.Length).SelectMany(part => Bits(Base64Url.DecodeFromChars(parts[part]))
        .Select(bytes => string.Join('.', parts.Select((text, index) => index == part ? Base64Url.EncodeToString(bytes) : text))));

    private static IEnumerable<byte[]> Bits(byte[] bytes) => Enumerable.Range(0, bytes.Length * 8).Select(bit =>
    {
        var changed = bytes.ToArray();
        changed[bit / 8] ^= (byte)(1 << (bit % 8));
        return changed;
    });

    // The data as they stand, the certificate and the signature as bytes.
    private static IEnumerable<string> Seals(string text)
    {
        var sig = JsonNode.Parse(text)!["sig"]!;
        var (cut, certificate, value) = (text.IndexOf("\"sig\"", StringComparison.Ordinal), (string)sig["cer"]!, (string)sig["sigvl"]!);
        return Bits(Encoding.UTF8.GetBytes(text[..cut])).Select(data => Encoding.UTF8.GetString(data) + text[cut..])
            .Concat(Bits(Base64Url.DecodeFromChars(certificate)).Select(der => text.Replace(certificate, Base64Url.EncodeToString(der), StringComparison.Ordinal)))
            .Concat(Bits(Base64Url.DecodeFromChars(value)).Select(signature => text.Replace(value, Base64Url.EncodeToString(signature), StringComparison.Ordinal)));
    }
}
