using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Cose;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>The proof in a DID document: who says what it says, over every member of it.</summary>
/// <remarks>
/// W3C Data Integrity ECDSA Cryptosuites 1.0, 3.3 "ecdsa-jcs-2019": the signature is over the SHA-256 of the canonical proof (RFC 8785) and that of the
/// canonical document. The suite of the GDHCN (JsonWebSignature2020) signs RDF statements instead, in which participant, domain and usage do not appear.
/// </remarks>
public static class DidProof
{
    private const string Type = "DataIntegrityProof";
    private const string Suite = "ecdsa-jcs-2019";

    /// <summary>Adds the proof of a key to a document that lists it.</summary>
    /// <param name="document">The document; changed.</param>
    /// <param name="method">The id under which the document lists the key.</param>
    /// <param name="created">Now.</param>
    /// <param name="key">The key.</param>
    public static void Add(JsonObject document, string method, DateTimeOffset created, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(key);
        var proof = new JsonObject
        {
            ["type"] = Type,
            ["cryptosuite"] = Suite,
            ["created"] = created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["proofPurpose"] = "assertionMethod",
            ["verificationMethod"] = method,
            ["@context"] = document["@context"]?.DeepClone(),
        };
        proof["proofValue"] = "z" + Base58.Encode(key.Sign(Signed(JsonSerializer.SerializeToElement(document), JsonSerializer.SerializeToElement(proof))));
        document["proof"] = proof;
    }

    /// <summary>Whether the proof is that of the listed key it names, over this very document; null where there is none, or one of another suite.</summary>
    public static bool? Holds(JsonElement document)
    {
        var proof = document.Object("proof");
        if (proof.Text("type") != Type || proof.Text("cryptosuite") != Suite)
        {
            return null;
        }

        // The proof speaks of the context it names; it must be the document's.
        var sameContext = document.TryGetProperty("@context", out var context) == proof.TryGetProperty("@context", out var named)
            && (context.ValueKind == JsonValueKind.Undefined || CanonicalJson.Write(context).AsSpan().SequenceEqual(CanonicalJson.Write(named)));
        return sameContext
            && proof.Text("proofValue") is ['z', .. var value] && Base58.Decode(value) is { } signature
            && DidDocument.Read(document).FirstOrDefault(entry => entry.Name == proof.Text("verificationMethod"))?.Key is { } key
            && key.Verify(CoseAlgorithm.ES256, Signed(document, proof), signature);
    }

    private static byte[] Signed(JsonElement document, JsonElement proof) =>
        [.. SHA256.HashData(CanonicalJson.Write(Without(proof, "proofValue"))), .. SHA256.HashData(CanonicalJson.Write(Without(document, "proof")))];

    private static JsonElement Without(JsonElement of, string name) =>
        JsonSerializer.SerializeToElement(of.EnumerateObject().Where(member => member.Name != name).ToDictionary(member => member.Name, member => member.Value));
}
