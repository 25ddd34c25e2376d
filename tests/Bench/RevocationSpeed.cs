using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Tests.Shared;

namespace HealthAssess.Tests.Bench;

/// <summary>A million revocations: how large the list, how long to build and read, how often it is wrong over a hundred million strangers, how long a look-up.</summary>
internal static class RevocationSpeed
{
    private const int Revoked = 1_000_000;
    private const int Strangers = 100_000_000;

    public static async Task Run(TextWriter output)
    {
        using var keys = new DemoKeys(TimeProvider.System.GetUtcNow());
        var (key, certificate) = (keys.Signer, keys.Signer.Certificate);
        var trust = new TrustList([new TrustEntry { KeyId = key.KeyId, Key = KeyReader.OfCertificate(certificate), Certificate = certificate }]);
        var marks = Random(Revoked).ToList();
        var start = Stopwatch.GetTimestamp();
        var list = RevocationFilter.Write(marks, TimeProvider.System.GetUtcNow(), key);
        var (built, read) = (Stopwatch.GetElapsedTime(start), Stopwatch.GetTimestamp());
        var filter = RevocationFilter.Read(list, trust, out _)!;
        var (opened, look) = (Stopwatch.GetElapsedTime(read), Stopwatch.GetTimestamp());
        var wrong = Random(Strangers).Count(filter.MayHold);
        var each = Stopwatch.GetElapsedTime(look) / Strangers;
        var (low, high) = (Bound(wrong, -1), Bound(wrong, 1));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{Revoked} revocations: {list.Length / 1e6:F2} MB, built in {built.TotalMilliseconds:F0} ms, read in {opened.TotalMilliseconds:F0} ms, look-up with its random id {each.TotalNanoseconds:F0} ns"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"of {Strangers} strangers {wrong} taken for revoked ({wrong / (double)Strangers:E2}, 95 % interval {low / Strangers:E2} to {high / Strangers:E2}); {filter.Count} of 2^40 marks are taken, so {filter.Count / (double)(1L << 40):E2} by arithmetic; at most 1.0E-6"));
        await BrowserLookUp.Run(list, trust, output);
    }

    // Exact (Garwood) bounds of a Poisson mean by the Wilson-Hilferty approximation, good to three digits from a handful of events on.
    private static double Bound(int count, int side)
    {
        var k = side > 0 ? count + 1 : count;
        return k == 0 ? 0 : k * Math.Pow(1 - (1.0 / (9 * k)) + (side * 1.959964 / (3 * Math.Sqrt(k))), 3);
    }

    private static IEnumerable<long> Random(int count)
    {
        var bytes = new byte[8 * 1024];
        for (var i = 0; i < count; i++)
        {
            if (i % 1024 == 0)
            {
                RandomNumberGenerator.Fill(bytes);
            }

            yield return (long)(BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(i % 1024 * 8)) >> 24);
        }
    }
}
