using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Cose;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Certificates.Hcert;

/// <summary>The steps of reading, each noting how it ended.</summary>
internal sealed class HcertSteps
{
    private readonly List<CheckResult> results = new(5);

    public IReadOnlyList<CheckResult> Results => results;

    public string? Context(string text)
    {
        var known = text.StartsWith(HcertReader.Context, StringComparison.Ordinal);
        results.Add(known ? CheckResult.Pass(Check.Prefix)
            : CheckResult.Fail(Check.Prefix, HcertReader.IsOurs(text) ? "unknown-version" : "unknown-prefix"));
        return known ? text[HcertReader.Context.Length..] : null;
    }

    public byte[]? Base45(string letters)
    {
        var decoded = Codecs.Base45.TryDecode(letters, out var bytes) && bytes.Length > 0;
        results.Add(decoded ? CheckResult.Pass(Check.Base45) : CheckResult.Fail(Check.Base45, "not-base45"));
        return decoded ? bytes : null;
    }

    public byte[]? Inflate(byte[] packed)
    {
        var result = Zlib.TryInflate(packed, out var bytes);
        results.Add(result == InflateResult.Ok ? CheckResult.Pass(Check.Compression) : CheckResult.Fail(Check.Compression, Reason(result)));
        return result == InflateResult.Ok ? bytes : null;
    }

    public CoseSign1? Cose(byte[] bytes)
    {
        var message = CoseReader.Read(bytes, out var failure);
        if (message is null)
        {
            results.Add(CheckResult.Fail(Check.Cose, "not-cose", failure));
        }

        return message;
    }

    public Cwt? Cwt(ReadOnlyMemory<byte> payload)
    {
        var cwt = Hcert.Cwt.Read(payload, out var failure);
        results.Add(cwt is not null ? CheckResult.Pass(Check.Cose) : CheckResult.Fail(Check.Cose, "not-claims", failure));
        return cwt;
    }

    private static string Reason(InflateResult result) => result switch
    {
        InflateResult.NotZlib => "not-compressed",
        InflateResult.TooLarge => "too-large",
        InflateResult.Tail => "bytes-after-the-end",
        _ => "compression-broken",
    };
}
