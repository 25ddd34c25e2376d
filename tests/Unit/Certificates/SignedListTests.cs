using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Trust.Lists;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>Published lists carry their publisher's signature. Those written here for the scripts are judged in the browser and by a library of others.</summary>
public sealed class SignedListTests
{
    private static readonly string Vectors = Path.Combine(SharedData.Root, "src", "Web", "Scripts", "vectors", "lists.json");
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_proof_of_a_did_document_holds_over_every_member_of_it()
    {
        var document = SignedLists.Did();
        Assert.True(DidProof.Holds(JsonSerializer.SerializeToElement(document)));
        Assert.NotNull(Read(document));
        foreach (var change in new Action<JsonObject>[]
        {
            of => of["id"] = "did:web:other:trust",
            of => of["verificationMethod"]![0]!["participant"]!["code"] = "#UGA",
            of => of["verificationMethod"]![0]!["keyusage"]!["code"] = "#CSCA",
            of => of["verificationMethod"]!.AsArray().Add(of["verificationMethod"]![0]!.DeepClone()),
            of => of["@context"]!.AsArray().RemoveAt(0),
            of => of["new"] = true,
            of => of["proof"]!["created"] = "2026-03-03T00:00:00Z",
            of => of["proof"]!["verificationMethod"] = "did:web:issuer.example:trust#nobody",
            of => of["proof"]!["proofValue"] = (string)of["proof"]!["proofValue"]! is [.. var most, var last] ? most + (last == '1' ? "2" : "1") : null,
            of => of["proof"]!["proofValue"] = "z0OIl",
            of => of["proof"]!["proofValue"] = "",
            of => of["proof"]!["@context"] = null,
        })
        {
            var changed = (JsonObject)document.DeepClone();
            change(changed);
            Assert.False(DidProof.Holds(JsonSerializer.SerializeToElement(changed)));
            Assert.Null(Read(changed));
        }
    }

    [Fact]
    public void The_order_of_members_is_no_change_and_another_suite_is_not_judged()
    {
        var document = SignedLists.Did();
        var turned = new JsonObject(document.Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        Assert.True(DidProof.Holds(JsonSerializer.SerializeToElement(turned)));
        document["proof"] = new JsonObject { ["type"] = "JsonWebSignature2020", ["jws"] = "eyJ..x" };
        Assert.Null(DidProof.Holds(JsonSerializer.SerializeToElement(document)));
        Assert.NotNull(Read(document));
        document.Remove("proof");
        Assert.Null(DidProof.Holds(JsonSerializer.SerializeToElement(document)));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("0000287fb4cd", "11233QC4")]
    [InlineData("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U")]
    public void Base58_reads_and_writes_its_published_examples(string hex, string text)
    {
        Assert.Equal(text, HealthAssess.Certificates.Codecs.Base58.Encode(Convert.FromHexString(hex)));
        Assert.Equal(hex, Convert.ToHexStringLower(HealthAssess.Certificates.Codecs.Base58.Decode(text)!));
    }

    [Fact]
    public void A_signed_list_is_a_token_over_the_json_as_it_stands()
    {
        using var keys = new DemoKeys(Start);
        var token = SignedJson.Write("""{"b":1, "a":"é"}"""u8, keys.Signer).Split('.');
        Assert.Equal("""{"b":1, "a":"é"}""", Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token[1])));
        Assert.True(KeyReader.OfCertificate(keys.Signer.Certificate)!.Verify(HealthAssess.Certificates.Cose.CoseAlgorithm.ES256,
            Encoding.ASCII.GetBytes(token[0] + "." + token[1]), System.Buffers.Text.Base64Url.DecodeFromChars(token[2])));
    }

    [Fact]
    public void The_vectors_for_the_browser_hold_a_document_with_a_good_proof()
    {
        if (Environment.GetEnvironmentVariable("WRITE_VECTORS") == "1")
        {
            File.WriteAllText(Vectors, SignedLists.Vectors(Start).ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
        }

        using var file = JsonDocument.Parse(File.ReadAllText(Vectors));
        Assert.True(DidProof.Holds(file.RootElement.GetProperty("did")));
    }

    private static ImportedList? Read(JsonObject document) => ImportedListReader.Read(TrustListFormat.Gdhcn, Encoding.UTF8.GetBytes(document.ToJsonString()), out _);
}
