using System.Text.Json.Nodes;
using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Cose;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Conformance.Certificates;

/// <summary>The EU's published vectors: every stated expectation, and every intermediate form.</summary>
public sealed class DgcTests
{
    /// <summary>Files whose JSON is of another certificate than their code: the code holds a person with a standardised name, the JSON one without.</summary>
    private static readonly string[] OtherJson = ["PL/1.3.0/2DCode/raw/5.json"];

    [SharedDataFact("certificates/dgc")]
    public void Every_stated_expectation_holds()
    {
        var vectors = DgcVector.All();
        var wrong = vectors.SelectMany(Wrong).ToList();
        Assert.True(vectors.Count >= 274);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [SharedDataFact("certificates/dgc")]
    public void Every_intermediate_form_is_the_published_one()
    {
        var wrong = DgcVector.All().SelectMany(WrongForms).ToList();
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static IEnumerable<string> Wrong(DgcVector vector)
    {
        var checks = Verifier.Verify(vector.Text, vector.Circumstances()).Checks;
        foreach (var (check, expected) in vector.Expectations)
        {
            var actual = Passed(checks, check == "decode" ? Check.Cose : Enum.Parse<Check>(check, ignoreCase: true));
            if (actual != expected)
            {
                yield return $"{vector.Path}: {check} expected {expected}; {string.Join(", ", checks.Where(c => c.Outcome != CheckOutcome.Pass).Select(c => c.Check + " " + c.Reason + " " + c.Detail))}";
            }
        }
    }

    private static bool Passed(IEnumerable<CheckResult> checks, Check check) => checks.Any(result => result.Check == check && result.Outcome == CheckOutcome.Pass);

    private static IEnumerable<string> WrongForms(DgcVector vector)
    {
        var expected = vector.Expectations.ToDictionary(pair => pair.Check, pair => pair.Expected);
        if (new[] { "prefix", "base45", "compression", "decode" }.Any(step => !expected.GetValueOrDefault(step, true)))
        {
            yield break;
        }

        var letters = vector.Text[HcertReader.Context.Length..];
        if (vector.Form("BASE45") is { } base45 && base45 != letters)
        {
            yield return vector.Path + ": BASE45";
        }

        _ = Base45.TryDecode(letters, out var packed);
        if (vector.Form("COMPRESSED") is { } compressed && !compressed.Equals(Convert.ToHexString(packed!), StringComparison.OrdinalIgnoreCase))
        {
            yield return vector.Path + ": COMPRESSED";
        }

        Zlib.TryInflate(packed, out var message);
        if (vector.Form("COSE") is { } cose && !cose.Equals(Convert.ToHexString(message), StringComparison.OrdinalIgnoreCase))
        {
            yield return vector.Path + ": COSE";
        }

        var payload = CborReader.Read(CoseReader.Read(message, out _)!.Payload, out _)!;
        if (vector.Form("CBOR") is { } cbor && !Forms(payload).Any(form => JsonNode.DeepEquals(form, CborJson.ToJson(CborReader.Read(Convert.FromHexString(cbor), out _)!))))
        {
            yield return vector.Path + ": CBOR";
        }

        if (vector.Json is { } json && !OtherJson.Contains(vector.Path) && !Forms(payload).Any(form => JsonNode.DeepEquals(form, json)))
        {
            yield return vector.Path + ": JSON";
        }
    }

    // The files hold the certificate itself or the claims around it.
    private static IEnumerable<JsonNode?> Forms(CborValue claims) => [CborJson.ToJson(claims[-260]![1]!), CborJson.ToJson(claims)];
}
