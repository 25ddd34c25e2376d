using System.Diagnostics;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class BombTests
{
    private const long MostBytes = 16 * 1024 * 1024;

    public static TheoryData<string, string> Bombs => new()
    {
        { "ten megabytes of zeros, packed", "HC1:" + Base45.Encode(Pack(new byte[10_000_000])) },
        { "lists nested without end", "HC1:" + Base45.Encode(Pack(Enumerable.Repeat((byte)0x81, 60_000).ToArray())) },
        { "a list of 2^63 items", "HC1:" + Base45.Encode(Pack([0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF])) },
        { "maps of many keys", "HC1:" + Base45.Encode(Pack([0x84, 0x40, 0xB9, 0x00, 0xFF, .. Enumerable.Range(0, 255).SelectMany(key => new byte[] { 0x18, (byte)key, 0x00 })])) },
        { "a megabyte of text", "HC1:" + new string('A', 1_000_000) },
        { "JSON nested without end", new string('{', 60_000) },
        { "a card of many digits", "shc:/" + new string('5', 60_000) },
        { "an archive that unpacks to much", "B64:" + Convert.ToBase64String(Zip(new byte[30_000_000])) },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_ends_in_a_verdict_within_its_bounds(string name, string text)
    {
        using var key = TestKeys.Signer();
        var circumstances = TestKeys.Trusting(key);
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            Assert.Equal(Verdict.Unreadable, Verifier.Verify(text, circumstances).Verdict);
            best = Stopwatch.GetElapsedTime(start) is var elapsed && elapsed < best ? elapsed : best;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        }

        Assert.True(best < TimeSpan.FromMilliseconds(50), $"{name}: {best.TotalMilliseconds} ms");
    }

    [Fact]
    public void No_text_makes_the_verifier_throw()
    {
        using var key = TestKeys.Signer();
        var circumstances = TestKeys.Trusting(key);
        var sound = IcvpTests.Issue(key);
        string[] beginnings = ["", "HC1:", "shc:/", "{\"data\":{", "B64:", "eyJ", sound[..200]];
        Prop.ForAll<int, NonNull<string>>((at, noise) =>
        {
            var text = beginnings[Math.Abs(at % beginnings.Length)] + noise.Get;
            return Verifier.Verify(text, circumstances).Verdict is Verdict.Unreadable or Verdict.UnknownVersionAskHuman or Verdict.UntrustedIssuer or Verdict.CannotTell;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("{\"data\":{\"hdr\":{\"t\":\"\\ud800\"}},\"sig\":{\"alg\":\"ES256\",\"sigvl\":\"AA\"}}")]
    [InlineData("{\"data\":{\"\\udc00\":1},\"sig\":{\"alg\":\"ES256\",\"sigvl\":\"AA\"}}")]
    public void Half_a_letter_is_no_text(string text) => Assert.Equal(Verdict.Unreadable, Verifier.Verify(text, new(default, default, HealthAssess.Certificates.Trust.TrustList.Empty)).Verdict);

    private static byte[] Pack(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var stream = new ZLibStream(result, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return result.ToArray();
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var archive = new ZipArchive(result, ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("certificate.json").Open();
            entry.Write(bytes);
        }

        return result.ToArray();
    }
}
