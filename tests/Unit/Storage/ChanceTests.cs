using System.Collections.Concurrent;
using HealthAssess.Domain;

namespace HealthAssess.Tests.Unit.Storage;

/// <summary>Random bytes that are fetched for many at once.</summary>
public sealed class ChanceTests
{
    [Fact]
    public void No_nonce_is_given_twice_to_whatever_thread()
    {
        ConcurrentBag<string> given = [];
        Parallel.For(0, 20_000, _ => given.Add(Next(12)));
        Assert.Equal(20_000, given.Distinct().Count());
    }

    [Fact]
    public void What_is_left_over_and_too_short_is_not_given_in_part()
    {
        string[] longOnes = [.. Enumerable.Range(0, 200).Select(_ => Next(1000))];
        Assert.All(longOnes, text => Assert.DoesNotContain("000000000000000000000000", text, StringComparison.Ordinal));
        Assert.Equal(200, longOnes.Distinct().Count());
    }

    [Fact]
    public void More_than_is_fetched_at_once_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Next(1025));

    private static string Next(int length)
    {
        var bytes = new byte[length];
        Chance.Fill(bytes);
        return Convert.ToHexString(bytes);
    }
}
