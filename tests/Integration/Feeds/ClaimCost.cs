using System.Globalization;
using System.Text.RegularExpressions;
using HealthAssess.Domain;
using HealthAssess.Storage.Outbox;
using HealthAssess.Tests.Integration.Storage;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>How many pages one claim of deliveries touches, as PostgreSQL counts them.</summary>
internal static partial class ClaimCost
{
    public static async Task<int> Pages(StoreFixture store)
    {
        await using var connection = await store.Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var claim = connection.CreateCommand();
        claim.CommandText = "explain (analyze, buffers) " + ClaimDeliveries.Claim;
        var now = TimeProvider.System.GetUtcNow();
        claim.Parameters.AddWithValue("now", now);
        claim.Parameters.AddWithValue("until", now + ClaimDeliveries.LeaseTime);
        claim.Parameters.AddWithValue("lease", Ids.New(TimeProvider.System));
        claim.Parameters.AddWithValue("count", 8);
        claim.Parameters.AddWithValue("share", ClaimDeliveries.Share);
        await using var reader = await claim.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines.Select(line => Hits().Match(line)).Where(match => match.Success).Max(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("shared hit=(\\d+)")]
    private static partial Regex Hits();
}
