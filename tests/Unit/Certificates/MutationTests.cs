using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class MutationTests
{
    [Fact]
    public void Every_flipped_bit_after_base45_is_refused()
    {
        using var key = TestKeys.Signer();
        var circumstances = TestKeys.Trusting(key);
        var text = IcvpTests.Issue(key);
        Assert.True(Base45.TryDecode(text.AsSpan(HcertReader.Context.Length), out var bytes));
        var accepted = Enumerable.Range(0, bytes.Length * 8).Where(bit => Accepted(bytes, bit, circumstances)).ToList();
        Assert.True(Accepted(bytes, null, circumstances));
        Assert.Empty(accepted);
    }

    private static bool Accepted(byte[] bytes, int? bit, Circumstances circumstances)
    {
        var changed = bytes.ToArray();
        if (bit is { } at)
        {
            changed[at / 8] ^= (byte)(1 << (at % 8));
        }

        return Verifier.Verify(HcertReader.Context + Base45.Encode(changed), circumstances).Verdict is Verdict.MatchValid or Verdict.ValidIdentityNotChecked;
    }
}
