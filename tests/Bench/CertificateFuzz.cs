using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HealthAssess.Certificates;
using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain.Certificates;

namespace HealthAssess.Tests.Bench;

/// <summary>
/// What the product issues, broken at random at every layer, verified until the time is up: no exception, no slow answer, and nothing broken
/// is ever accepted. Ten minutes, or FUZZ_SECONDS.
/// </summary>
internal static class CertificateFuzz
{
    private const double SlowMilliseconds = 1000;
    private const int Seconds = 600;

    public static async Task Run(TextWriter output)
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "../../../../../src/Web/Scripts/vectors/issued.json")));
        var texts = file.RootElement.GetProperty("credentials").EnumerateArray().Select(credential => credential.GetProperty("text").GetString()!).ToArray();
        var trust = new TrustList(PublishedTrustList.Read(file.RootElement.GetProperty("list"), new()), new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var circumstances = new Circumstances(new(2026, 4, 1, 9, 0, 0, TimeSpan.Zero), new(2026, 4, 1), trust) { Products = ApprovedProducts.List };
        var time = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var wanted) ? wanted : Seconds);
        var random = new Random(20261121);
        var (rounds, accepted, slowest, start) = (0, 0, 0.0, Stopwatch.GetTimestamp());
        for (; Stopwatch.GetElapsedTime(start) < time; rounds++)
        {
            var original = texts[random.Next(texts.Length)];
            var broken = Break(original, random);
            var one = Stopwatch.GetTimestamp();
            var report = Verifier.Verify(broken, circumstances);
            slowest = Math.Max(slowest, Stopwatch.GetElapsedTime(one).TotalMilliseconds);
            accepted += report.Verdict is Verdict.ValidIdentityNotChecked or Verdict.MatchValid && !SaysTheSame(broken, original) ? 1 : 0;
        }

        var verdict = accepted == 0 && slowest < SlowMilliseconds ? "no finding" : "FINDING";
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rounds} broken credentials in {time.TotalSeconds:F0} s, {accepted} accepted, slowest {slowest:F1} ms: {verdict}"));
    }

    // A change that is undone, or that only writes the same signed bytes otherwise, breaks nothing.
    private static bool SaysTheSame(string text, string original) =>
        CredentialReader.Read([text]).Signed is { } one && CredentialReader.Read([original]).Signed is { } other
        && one.Data.Span.SequenceEqual(other.Data.Span) && one.Signature.Span.SequenceEqual(other.Signature.Span);

    private static string Break(string text, Random random)
    {
        if (!text.StartsWith("HC1:", StringComparison.Ordinal) || random.Next(3) == 0 || !Base45.TryDecode(text.AsSpan(4), out var packed))
        {
            return System.Text.Encoding.Latin1.GetString(Break(System.Text.Encoding.UTF8.GetBytes(text), random));
        }

        return random.Next(2) == 0 || Zlib.TryInflate(packed, out var message) != InflateResult.Ok
            ? "HC1:" + Base45.Encode(Break(packed, random))
            : "HC1:" + Base45.Encode(Zlib.Compress(Break(message, random)));
    }

    private static byte[] Break(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var times = random.Next(1, 4); times > 0 && bytes.Count > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 30), bytes.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                default:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
            }
        }

        return [.. bytes];
    }
}
