using System.Globalization;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Conformance.Certificates;

/// <summary>One published vector: the text, its intermediate forms, and what it must lead to.</summary>
internal sealed class DgcVector(JsonNode node)
{
    private static readonly Dictionary<string, string> Spelling = new(StringComparer.Ordinal)
    {
        ["EXPECTEDUNPREFIX"] = "prefix",
        ["EXPECTEDB45DECODE"] = "base45",
        ["EXPECTEDCOMPRESSION"] = "compression",
        ["EXPECTEDDECODE"] = "decode",
        ["EXPECTEDVERIFY"] = "signature",
        ["EXPECTEDKEYUSAGE"] = "keyUsage",
        ["EXPECTEDSCHEMAVALIDATION"] = "schema",
        ["EXPECTEDEXPIRATIONCHECK"] = "notExpired",
    };

    public string Path => node["path"]!.GetValue<string>();

    public string Country => node["country"]!.GetValue<string>();

    public string Text => node["PREFIX"]!.GetValue<string>();

    public JsonNode? Json => node["JSON"];

    public IEnumerable<(string Check, bool Expected)> Expectations => node["EXPECTEDRESULTS"]!.AsObject()
        .Where(pair => Spelling.ContainsKey(pair.Key)).Select(pair => (Spelling[pair.Key], pair.Value!.GetValue<bool>()));

    public string? Form(string name) => node[name]?.GetValue<string>();

    public Circumstances Circumstances()
    {
        var der = Convert.FromBase64String(node["TESTCTX"]!["CERTIFICATE"]!.GetValue<string>());
        var certificate = KeyReader.Certificate(der)!;
        var entry = new TrustEntry { KeyId = KeyIds.OfCertificate(der), Key = KeyReader.OfCertificate(certificate), Certificate = certificate, HandedOver = true };
        var clock = DateTimeOffset.Parse(node["TESTCTX"]!["VALIDATIONCLOCK"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return new Circumstances(clock, DateOnly.FromDateTime(clock.UtcDateTime), new TrustList([entry]));
    }

    public static IReadOnlyList<DgcVector> All() =>
        [.. File.ReadLines(SharedData.Path("certificates", "dgc", "vectors.jsonl")).Select(line => new DgcVector(JsonNode.Parse(line)!))];
}
